# expects text/machine-path: names
--- docs/red.md
# Red

See /r~~oot/.config for more.
