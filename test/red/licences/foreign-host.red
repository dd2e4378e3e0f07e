# expects licence/foreign-host: `https://example.com/
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
      "resolved": "https://example.com/x.tgz",
      "integrity": "sha512-AAAA",
      "license": "MIT"
    }
  }
}
