import i18next from 'i18next';
import { lazy, type ComponentType } from 'react';
import { matchPath, Route, Routes } from 'react-router';

import { screens, type Screen, type ScreenModule } from './navigation';
import { NotFoundPage } from './pages/NotFoundPage';
import { Guarded } from './shell/Guarded';
import { Shell } from './shell/Shell';
import { saidWhileFetched } from './under-way.store';

interface Drawn extends Screen {
  Page: ComponentType;
}

/** A screen's code and its words are fetched side by side. */
async function fetched(screen: Screen): Promise<ScreenModule> {
  const both = Promise.all([screen.load(), i18next.loadNamespaces([screen.feature, ...(screen.parts ?? [])])]);
  const [module] = await saidWhileFetched(both);
  return module;
}

const all = screens.map((screen): Drawn => ({ ...screen, Page: lazy(() => fetched(screen)) }));

/** Fetches the screen at an address, so that the first drawing shows it at once; gives how it reads what it shows. */
export async function fetchScreen(pathname: string): Promise<ScreenModule['readFirst']> {
  const screen = all.find(({ path }) => matchPath(path, pathname));
  if (!screen) return;
  // What cannot be had now is asked for again by the screen itself, which then says so.
  const module = await fetched(screen).catch(() => undefined);
  if (module) screen.Page = module.default;
  return module?.readFirst;
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
