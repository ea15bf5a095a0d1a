// For development: `npm run dev` with hot reload, against a server that runs, and `npm test`. The pages are built by build.mjs.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { pageAt } from './pages';

/** The server that the pages talk to while they are developed. */
const server = process.env.MOTEPLASS_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  appType: 'mpa',
  plugins: [
    svelte(),
    {
      name: 'page-at-path',
      configureServer(vite) {
        vite.middlewares.use((request, _response, next) => {
          const page = pageAt((request.url ?? '/').split('?')[0] ?? '/');
          if (page) request.url = `/${page}`;
          next();
        });
      },
    },
  ],
  server: { proxy: { '/ws': { target: server, ws: true }, '/api': server } },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: { include: ['src/**/*.test.ts'] },
});
