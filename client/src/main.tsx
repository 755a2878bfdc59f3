import './app/theme/fonts.css';
import './app/theme/tokens.css';
import './app/theme/base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/App';
import { fetchScreen } from './app/routes';
import { queryClient } from './lib/api/query-client';
import { startI18n } from './lib/i18n/i18n';
import { meQuery } from './lib/me/useMe';
import { showPreferences } from './lib/preferences/preferences.store';

showPreferences(document.documentElement);
void queryClient.prefetchQuery(meQuery);
const words = startI18n();
fetchScreen(location.pathname);
await words;

const root = document.getElementById('root');
if (!root) throw new Error('No root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
