// An unpacked Electron still holds its default app, which would be packed along.
const fs = require('node:fs');
const path = require('node:path');

module.exports = async ({ appOutDir }) => {
  fs.rmSync(path.join(appOutDir, 'resources/default_app.asar'), { force: true });
};
