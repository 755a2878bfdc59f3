import type { CreateBadge } from '@guildhall/shared/game/badges';
import type { FieldErrors } from 'react-hook-form';

import type { DesignValues } from './design-values';

type Errors = FieldErrors<DesignValues>;

/**
 * The faults of what is sent, at the answers it was made from: there each goes with its answer, and away when that is
 * mended. Of parts within parts the form has no answers, so their faults stay where they are.
 */
export function atAnswers(sent: FieldErrors<CreateBadge>, { list, nested }: DesignValues): Errors {
  const { slug, criteria, ...errors } = sent as Errors & { criteria?: { of?: unknown } };
  // The badge's address is made from its name, so a fault of it is said there, once.
  if (slug) errors.name ??= { en: slug };
  if (!criteria) return errors;
  const placed = nested ? { criteria } : { list: list.length > 1 ? criteria.of : [criteria] };
  return { ...errors, ...placed } as Errors;
}
