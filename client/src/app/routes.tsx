import i18next from 'i18next';
import { lazy, type ComponentType } from 'react';
import { matchPath, Route, Routes } from 'react-router';

import { screens, type Screen } from './navigation';
import { NotFoundPage } from './pages/NotFoundPage';
import { Guarded } from './shell/Guarded';
import { Shell } from './shell/Shell';
import { saidWhileFetched } from './under-way.store';

interface Drawn extends Screen {
  Page: ComponentType;
}

/** A screen's code and its words are fetched side by side. */
async function fetched(screen: Screen): Promise<{ default: ComponentType }> {
  const both = Promise.all([screen.load(), i18next.loadNamespaces([screen.feature, ...(screen.parts ?? [])])]);
  const [module] = await saidWhileFetched(both);
  return module;
}

const all = screens.map((screen): Drawn => ({ ...screen, Page: lazy(() => fetched(screen)) }));

/** Fetches the screen at an address, so that the first drawing shows it at once. */
export async function fetchScreen(pathname: string): Promise<void> {
  const screen = all.find(({ path }) => matchPath(path, pathname));
  if (!screen) return;
  // What cannot be had now is asked for again by the screen itself, which then says so.
  const module = await fetched(screen).catch(() => undefined);
  if (module) screen.Page = module.default;
}
const Gallery = import.meta.env.DEV ? lazy(() => import('../ui/gallery/Gallery')) : undefined;

export function AppRoutes() {
  return (
    <Routes>
      {Gallery ? <Route path="/gallery" element={<Gallery />} /> : null}
      {all
        .filter(({ outside }) => outside)
        .map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
      <Route element={<Shell />}>
        {all
          .filter(({ outside }) => !outside)
          .map(({ path, ability, Page }) => (
            <Route key={path} path={path} element={<Guarded ability={ability} Page={Page} />} />
          ))}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
