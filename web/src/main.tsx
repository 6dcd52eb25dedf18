import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Clock } from './layout/moment.tsx';
import { showTheme } from './layout/theme.ts';
import './style/style.css';

showTheme();
createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <Clock>
      <App />
    </Clock>
  </StrictMode>,
);
