# expects docs/anchor: `#nothing`
--- docs/red.md
# Red

See [there](#nothing).
