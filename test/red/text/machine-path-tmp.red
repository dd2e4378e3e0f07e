# expects text/machine-path: names
--- docs/red.md
# Red

See /t~~mp/x for more.
