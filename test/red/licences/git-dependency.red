# expects licence/foreign-host: `git+ssh
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
      "resolved": "git+ssh://git@github.com/x/x.git#abc",
      "integrity": "sha512-AAAA",
      "license": "MIT"
    }
  }
}
