import type { GuidanceTemplate } from '@guildhall/shared/work/guidance';
import { useQuery } from '@tanstack/react-query';

import { api } from '../../../lib/api/api';

/** Our templates, then the organisation's own. */
export function useTemplates() {
  return useQuery({
    queryKey: ['guidance', 'templates'],
    queryFn: ({ signal }) => api.get<GuidanceTemplate[]>('/api/guidance/templates', { signal }),
    staleTime: 60_000,
  });
}

/** The organisation's own that the reader may change or take away. */
export function useOwnTemplates(): GuidanceTemplate[] {
  return useTemplates().data?.filter(({ may }) => may) ?? [];
}
