# expects docs/anchor: `#nothing`
--- docs/red.md
# Red

See [there](other.md#nothing).
--- docs/other.md
# Something
