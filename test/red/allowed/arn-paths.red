# expects nothing
--- docs/red.md
# Red

The role `role/r~~oot/app` and the bucket `a/t~~mp/b` are names, and so is */t~~mp.
