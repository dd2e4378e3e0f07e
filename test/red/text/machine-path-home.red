# expects text/machine-path: names
--- docs/red.md
# Red

See /h~~ome/someone/x for more.
