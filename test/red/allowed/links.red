# expects nothing
--- docs/red.md
# Red

[here](#red), [there](other.md#some-thing-1), [folder](../docs/), [web](https://example.com).

```
[not](a-link.md)
```
--- docs/other.md
# Some thing

## Some thing!
