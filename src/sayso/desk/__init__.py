"""Where Sayso meets people and machines: the pipeline, the command line, the files it writes."""
