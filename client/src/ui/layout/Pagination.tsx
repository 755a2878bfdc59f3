import { useTranslation } from 'react-i18next';

import { Button } from '../button/Button';
import styles from './Pagination.module.css';

interface PaginationProps {
  /** Counted from 1. */
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** Pages of a long list; nothing when there is only one. */
export function Pagination({ page, pages, onPage }: PaginationProps) {
  const { t } = useTranslation('ui');
  if (pages <= 1) return null;
  return (
    <nav className={styles.pages} aria-label={t('pages.label')}>
      <Button icon="left" look="quiet" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('pages.before')}
      </Button>
      <span aria-current="page">{t('pages.here', { page, pages })}</span>
      <Button icon="right" look="quiet" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('pages.next')}
      </Button>
    </nav>
  );
}
