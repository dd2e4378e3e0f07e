# expects nothing
--- package.json
{
  "devDependencies": {
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
      "license": "MPL-2.0",
      "dev": true
    }
  }
}
