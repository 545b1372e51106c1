import '../ui/styles/parley.scss';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SessionProvider, type Session } from '../api/session.tsx';
import { router } from './routes.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app element.');

const session: Session = {
  status: 'signed-in',
  name: 'Amina Yusuf',
  memberships: [
    { side: 'COUNCIL', role: 'LEAD', council: { id: 'c1', niceName: 'Northbank Council' }, supplier: null },
  ],
  demo: true,
};

createRoot(root).render(
  <StrictMode>
    <SessionProvider value={session}>
      <RouterProvider router={router} />
    </SessionProvider>
  </StrictMode>,
);
