import react from '@vitejs/plugin-react';
import { defineConfig, type Connect, type Plugin } from 'vite';

/** The host stays the browser's: the server refuses sessions that come from a page of another one. */
const server = { target: 'http://127.0.0.1:4000', changeOrigin: false };
const sides = ['council', 'supplier', 'office', 'gallery'];

/** Gives every address below a side its side's index.html, as the server does for the built files. */
function sideFallback(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const side = sides.find((name) => path === `/${name}` || path.startsWith(`/${name}/`));
    const isPage = request.headers.accept?.includes('text/html') ?? false;
    if (side && isPage) request.url = `/${side}/index.html`;
    next();
  };
  return {
    name: 'side-fallback',
    configureServer: (vite) => void vite.middlewares.use(rewrite),
    configurePreviewServer: (vite) => void vite.middlewares.use(rewrite),
  };
}

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/',
  appType: 'mpa',
  plugins: [react(), sideFallback()],
  css: { lightningcss: { errorRecovery: true } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        front: 'index.html',
        council: 'council/index.html',
        supplier: 'supplier/index.html',
        office: 'office/index.html',
        ...(command === 'serve' || process.env.GALLERY === 'on' ? { gallery: 'gallery/index.html' } : {}),
      },
    },
  },
  server: {
    proxy: {
      '/graphql': server,
      '/api': server,
      '/demo': server,
      '/explorer': server,
      '/office/record.csv': server,
    },
  },
}));
