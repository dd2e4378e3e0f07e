# expects docs/link: `./gone.md`
--- docs/red.md
# Red

See [there](./gone.md).
