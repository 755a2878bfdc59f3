/** SQL of what a unit `u` belongs to, outermost first. */
export const ABOVE = `coalesce((
    select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'nameCy', a.name_cy) order by cardinality(a.path))
    from unit a where a.organisation_id = u.organisation_id and a.id = any(u.path) and a.id <> u.id), '[]')`;

interface Sought {
  /** The parameters that hold the words, and whether closed units are meant. */
  search: string;
  closed: string;
  most: number;
}

/**
 * SQL, to stand behind `with`, of the units of the organisation $1 whose name in either language holds the words, typing
 * errors forgiven: `nearest` by `id` and `place`.
 */
export const nearestUnits = ({ search, closed, most }: Sought) => `asked as (
    select plain(${search}) as words, regexp_replace(plain(${search}), '([\\\\%_])', '\\\\\\1', 'g') as pattern
  ), named as (
    select id, name, plain(name || ' ' || coalesce(name_cy, '')) as words from unit
    where organisation_id = $1 and (closed_at is not null) = ${closed}
  ), nearest as (
    select n.id, row_number() over (order by n.words like a.pattern || '%' desc,
      n.words like '%' || a.pattern || '%' desc, word_similarity(a.words, n.words) desc, n.name, n.id) as place
    from asked a join named n on n.words like '%' || a.pattern || '%' or a.words <% n.words
    order by place limit ${most}
  )`;
