# expects text/machine-path: names
--- docs/red.md
# Red

See /w~~ork/main for more.
