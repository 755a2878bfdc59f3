import i18next from 'i18next';
import { lazy, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';

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
