import i18next from 'i18next';
import { lazy, type ComponentType } from 'react';
import { matchPath, Route, Routes } from 'react-router';

import { screens, type Screen } from './navigation';
import { NotFoundPage } from './pages/NotFoundPage';
import { Guarded } from './shell/Guarded';
import { Shell } from './shell/Shell';

interface Drawn extends Screen {
  Page: ComponentType;
}

/** A screen's code and its words are fetched side by side. */
function drawn(screen: Screen): Drawn {
  const Page = lazy(async () => {
    const [module] = await Promise.all([screen.load(), i18next.loadNamespaces(screen.feature)]);
    return module;
  });
  return { ...screen, Page };
}

const all = screens.map(drawn);

/** Fetches the screen at an address while it is still being found out who is signed in. */
export function fetchScreen(pathname: string): void {
  const screen = screens.find(({ path }) => matchPath(path, pathname));
  if (!screen) return;
  // What cannot be had now is asked for again by the screen itself, which then says so.
  void Promise.all([screen.load(), i18next.loadNamespaces(screen.feature)]).catch(() => undefined);
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
