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
    "node_modules/@biomejs/cli-darwin-x64": {
      "version": "1.0.0",
      "license": "MIT",
      "dev": true,
      "optional": true
    }
  }
}
