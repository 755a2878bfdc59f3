import i18next from 'i18next';

import { preferences } from '../../lib/preferences/preferences.store';
import { Button } from '../button/Button';
import { Row, Stack } from '../layout/Layout';
import { PageHeader } from '../layout/PageHeader';
import { LiveAnnouncer } from '../toast/LiveAnnouncer';
import { ToastRegion } from '../toast/ToastRegion';
import { GalleryFields } from './GalleryFields';
import { GalleryParts } from './GalleryParts';
import { GalleryPictures } from './GalleryPictures';
import styles from './Gallery.module.css';

/** Every component in every state, for people who build screens; only in development. */
export default function Gallery() {
  return (
    <main className={styles.gallery}>
      <PageHeader
        title="Gallery"
        purpose="Everything screens are made of, in both themes and languages."
        action={
          <Row>
            <Button onClick={() => preferences.setState({ theme: 'light' })}>Light</Button>
            <Button onClick={() => preferences.setState({ theme: 'dark' })}>Dark</Button>
            <Button onClick={() => void i18next.changeLanguage(i18next.language === 'cy' ? 'en' : 'cy')}>
              Cymraeg / English
            </Button>
          </Row>
        }
      />
      <Stack gap="l">
        <GalleryPictures />
        <GalleryParts />
        <GalleryFields />
      </Stack>
      <ToastRegion />
      <LiveAnnouncer />
    </main>
  );
}
