import '../ui/styles/parley.scss';
import './office.scss';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from '../api/client.ts';
import { SessionFromServer } from '../api/session.tsx';
import { router } from './routes.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app element.');

createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      <SessionFromServer>
        <RouterProvider router={router} />
      </SessionFromServer>
    </Provider>
  </StrictMode>,
);
