import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npx vite test/renderer/support/page -c test/renderer/support/page/vite.config.ts`
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { fs: { allow: [path.join(import.meta.dirname, '../../../..')] } },
});
