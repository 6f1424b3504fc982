"""The command line: parses, calls, and tells people what happened."""

import os
import sys
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
import msgspec

from sayso.desk import files, progress
from sayso.desk.options import Options
from sayso.desk.show import undated_lines
from sayso.dossier.wording import count
from sayso.errors import BadInput, StopRun
from sayso.model import Dossier
from sayso.version import VERSION

Command = TypeVar("Command", bound=Callable[..., Any])
PROGRAM = "sayso"
STANDARD_OUTPUT = "-"
FORM_SWITCHES = frozenset({"--html", "--json", "--md"})
MOST_TOLD = 20
"""Lines on files of one kind of trouble, told on the terminal when the dossier has them all."""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
FILE = click.Path(path_type=Path, readable=False)
"""A path as it was given: whether it can be read is told by who reads it, and why not."""
PATHS = click.argument("paths", nargs=-1, required=True, type=FILE)
QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")


def _json_option(what: str) -> Callable[[Command], Command]:
    return click.option("--json", "as_json", is_flag=True, help=f"Print {what} as JSON.")


def _analysis_options(name: str) -> Callable[[Command], Command]:
    """Give a command one option for each field of ``Options`` that is for it, with its help
    and default."""

    def add(command: Command) -> Command:
        for item in reversed(msgspec.structs.fields(Options)):
            meta = item.type.__metadata__[0]
            if name in (meta.extra or {}).get("commands", (name,)):
                command = _option(item.name, item.default, meta)(command)
        return command

    return add


def _option(field: str, default: object, meta: Any) -> Callable[[Command], Command]:
    switch = f"--{field.replace('_', '-')}"
    if isinstance(default, bool):
        return click.option(switch, is_flag=True, help=meta.description)
    if isinstance(default, int):
        numbers = click.IntRange(meta.ge, meta.le)
        return click.option(
            switch, type=numbers, default=default, show_default=True, help=meta.description
        )
    return click.option(switch, type=FILE, metavar="FILE", help=meta.description)


def _form_option(form: str, name: str) -> Callable[[Command], Command]:
    return click.option(
        f"--{form[1:]}",
        f"{form[1:]}_file",
        metavar="[FILE]",
        is_flag=False,
        flag_value=STANDARD_OUTPUT,
        help=f"Write {name} to FILE; after PATHS and without FILE, to standard output.",
    )


@click.group(context_settings=CONTEXT)
@click.version_option(VERSION, prog_name="sayso", message="%(prog)s %(version)s")
def sayso() -> None:
    """On whose say-so?

    Give Sayso the coverage of an event by many outlets. It tells what is reported, on whose
    say-so, how many independent origins stand behind each statement, and where the accounts
    differ, every line linked to the exact characters it rests on. It runs offline.

    \b
    Start here:
      sayso report coverage/                a dossier of a folder: HTML, JSON, Markdown
      sayso read article.txt                who says what in one article
      sayso stories downloads/              which articles tell the same event
      sayso verify dossier.json coverage/   does the dossier still fit the articles?

    Articles are .txt, .html, .json (schema.org NewsArticle, IPTC ninjs, or plain fields title,
    text, outlet, published, url) and .jsonl files, one by one or in folders.

    \b
    Exit codes:
      0  all was read
      1  some files were not read (each is named, with the reason), or a check of verify failed
      2  nothing could be done; one line on standard error says why, and how to mend it

    Stopped by hand (Ctrl-C) it ends with 130; a file is written whole or not at all.
    """


@sayso.command()
@PATHS
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="DIR|FILE",
    help="Folder for dossier.html, .json and .md, or one file with such a suffix. "
    f"[default: {files.DEFAULT_FOLDER}, unless --html, --json or --md is given]",
)
@_form_option(".html", "the page")
@_form_option(".json", "the JSON")
@_form_option(".md", "the Markdown")
@click.option("--open", "open_page", is_flag=True, help="Open the page in the browser when done.")
@_analysis_options("report")
@QUIET
def report(
    paths: tuple[Path, ...],
    output: Path | None,
    html_file: str | None,
    json_file: str | None,
    md_file: str | None,
    open_page: bool,
    quiet: bool,
    **chosen: Any,
) -> int:
    """Write the dossier of a folder of coverage.

    PATHS are files or folders of .txt, .html, .json and .jsonl articles. A file that cannot be
    read is named with the reason, in the dossier and here, and the rest goes on (exit code 1).

    The dossier tells what is reported, statements on several independent origins first; where
    the accounts differ; who rests on whom; what falls if a source is wrong; what each outlet
    had alone; and the articles with their evidence marked. The page needs no network.

    \b
    Examples:
      sayso report coverage/                      into sayso-dossier/: .html, .json and .md
      sayso report coverage/ --open               and show the page
      sayso report coverage/ -o brief.html        the page alone
      sayso report a.txt b.html --json brief.json --md brief.md
      sayso report coverage/ --one-story          it is all one event: do not group
      sayso report coverage/ --json | jq '.findings[] | [.independence, .outlets, .text]'
    """
    from sayso.desk import pipeline

    asked = {".html": html_file, ".json": json_file, ".md": md_file}
    printed = [form for form, name in asked.items() if name == STANDARD_OUTPUT]
    named = {form: Path(name) for form, name in asked.items() if name not in (None, "-")}
    if len(printed) > 1:
        raise BadInput("only one form can go to standard output; give the others a FILE.")
    chosen_files = () if printed and not named and output is None else files.targets(output, named)
    files.refuse_overwriting(chosen_files, paths)
    with progress.shown(quiet=quiet) as show:
        dossier = pipeline.report(paths, Options(**chosen), show)
    for target in chosen_files:
        files.save(dossier, target.path, target.form)
    for form in printed:
        _write_out(files.WRITERS[form](dossier))
    pages = [target.path for target in chosen_files if target.form == ".html"]
    if not quiet:
        _tell(_summary(dossier, [target.path for target in chosen_files]))
    if open_page:
        _open(pages)
    return 1 if dossier.unread else 0


@sayso.command()
@click.argument("file", type=FILE)
@_json_option("the reading (a dossier of one article, without stories)")
@_analysis_options("read")
def read(file: Path, as_json: bool, **chosen: Any) -> int:
    """Tell who says what in one article.

    Each attribution is shown with its chain of sources, nearest first, its cue, and the offsets
    of its content; then the statements made in the outlet's own voice.

    \b
    Examples:
      sayso read article.txt
      sayso read page.html --json > reading.json
    """
    from sayso.desk import pipeline, show

    dossier = pipeline.read(file, Options(**chosen))
    _tell([*undated_lines(dossier), *_judged_lines(dossier)])
    if as_json:
        _write_out(files.WRITERS[".json"](dossier))
    else:
        _write_lines(show.reading_lines(dossier))
    return 0


@sayso.command()
@PATHS
@_json_option("articles and stories")
@click.option("--no-text", is_flag=True, help="With --json: leave the articles' text out.")
@_analysis_options("stories")
@QUIET
def stories(
    paths: tuple[Path, ...], as_json: bool, no_text: bool, quiet: bool, **chosen: Any
) -> int:
    """Group articles into stories: which of them tell the same event.

    \b
    Examples:
      sayso stories downloads/
      sayso stories feed.jsonl --json --no-text
    """
    from sayso.desk import pipeline, show

    with progress.shown(quiet=quiet) as draw:
        dossier = pipeline.group(paths, Options(**chosen), draw)
    if as_json:
        _write_out(files.grouping_json(dossier, text=not no_text))
    else:
        _write_lines(show.story_lines(dossier))
    if not quiet:
        _tell([*_unread_lines(dossier), *undated_lines(dossier), *_judged_lines(dossier)])
    return 1 if dossier.unread else 0


@sayso.command()
@click.argument("dossier_file", metavar="DOSSIER.json", type=FILE)
@PATHS
@QUIET
def verify(dossier_file: Path, paths: tuple[Path, ...], quiet: bool) -> int:
    """Check a dossier against the articles: every hash, every span, every reference.

    What fails is listed on standard output, one line each, and the exit code is 1.

    \b
    Example:
      sayso verify sayso-dossier/dossier.json coverage/
    """
    from sayso.desk import pipeline

    dossier = files.load(dossier_file)
    failures = pipeline.verify(dossier, paths)
    _write_lines(str(failure) for failure in failures)
    if not quiet:
        outcome = f"{len(failures)} checks failed" if failures else "everything holds"
        _tell([f"{dossier_file}: {len(dossier.articles)} articles checked, {outcome}."])
    return 1 if failures else 0


def _open(pages: list[Path]) -> None:
    """Show the page in the browser, or tell why not."""
    if not pages:
        _tell(["--open: no page was written; add --html FILE or -o DIR."])
    elif not webbrowser.open(address := pages[0].resolve().as_uri()):
        _tell([f"--open: no browser was found; the page is at {address}"])


def _summary(dossier: Dossier, written: list[Path]) -> list[str]:
    shared = sum(finding.outlets > 1 for finding in dossier.findings)
    counts = (
        f"{count(len(dossier.articles), 'article')}, "
        f"{count(len(dossier.stories), 'story', 'stories')}, "
        f"{count(len(dossier.findings), 'finding')} ({shared} told by more than one outlet), "
        f"{count(len(dossier.disagreements), 'disagreement')}."
    )
    told = [
        *_shortened(_unread_lines(dossier), "Not read"),
        *_shortened(undated_lines(dossier), "No date"),
        *_judged_lines(dossier),
        counts,
    ]
    return [*told, *(f"Written: {path}" for path in written)]


def _shortened(lines: list[str], what: str) -> list[str]:
    more = len(lines) - MOST_TOLD
    if more <= 0:
        return lines
    return [*lines[:MOST_TOLD], f"{what}: {more:,} more; the dossier names them all."]


def _unread_lines(dossier: Dossier) -> list[str]:
    return [f"Not read: {item.path}: {item.reason}" for item in dossier.unread]


def _judged_lines(dossier: Dossier) -> list[str]:
    """The judgements that name something these articles do not hold, with file and line."""
    return [
        f"{item.where}: {item.kind} {item.told}: {item.outcome}"
        for item in dossier.judgements
        if item.outcome != "applied"
    ]


def _write_out(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"sayso: {message}", err=True)
    sys.exit(code)


def _usage(error: click.UsageError) -> str:
    message = error.format_message().strip()
    ended = message if message.endswith(("?", ".", ")")) else f"{message}."
    if isinstance(error, click.MissingParameter) and not FORM_SWITCHES.isdisjoint(sys.argv):
        ended += " What follows --html, --json or --md is taken for its FILE: put PATHS first."
    return f"{ended} See '{error.ctx.command_path if error.ctx else PROGRAM} --help'."


def _cannot_write(error: OSError) -> str:
    """What to tell when standard output takes no more. What it still holds is let go, else the
    interpreter complains of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    reason = error.strerror or str(error)
    return f"standard output: cannot be written ({reason}); make room, or name a file elsewhere."


def main() -> None:
    """Run the command line; see the exit codes in the dossier format."""
    try:
        sys.exit(sayso(prog_name=PROGRAM, standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(0)
    except click.UsageError as error:
        _fail(_usage(error), 2)
    except click.ClickException as error:
        _fail(error.format_message(), 2)
    except StopRun as error:
        _fail(str(error), 2)
    except (KeyboardInterrupt, click.Abort):
        _fail("stopped.", 130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _fail(_cannot_write(error), 2)
