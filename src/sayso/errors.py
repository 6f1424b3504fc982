"""Every error Sayso raises on purpose.

SaysoError                 a message for people: what, what was expected, the remedy
├── SkipArticle            this one cannot be used; name it in ``unread`` and go on
└── StopRun                nothing sensible can follow; exit code 2
    ├── BadInput           paths, options or files given by the user
    ├── BadDossier         a file that is not a dossier this version can read
    └── BadInstallation    a bundled model or data file is missing or damaged
"""


class SaysoError(Exception):
    """An error whose text is one line for the user: what is wrong, and how to mend it."""


class SkipArticle(SaysoError):
    """One input cannot become an article; the run goes on without it."""


class StopRun(SaysoError):
    """The run cannot go on."""


class BadInput(StopRun):
    """A path, an option or a settings file given by the user cannot be used."""


class BadDossier(StopRun):
    """A file is not a dossier, or not of a version that can be read here."""


class BadInstallation(StopRun):
    """A bundled model or data file is missing or damaged."""
