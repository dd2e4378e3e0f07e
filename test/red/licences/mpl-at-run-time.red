# expects licence/not-allowed: `MPL-2.0`
--- package.json
{
  "dependencies": {
    "x": "1.0.0"
  }
}
--- package-lock.json
{
  "packages": {
    "": {},
    "node_modules/x": {
      "version": "1.0.0",
      "integrity": "sha512-AAAA",
      "license": "MPL-2.0"
    }
  }
}
