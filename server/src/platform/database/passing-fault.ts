/**
 * Classes of SQLSTATE that say nothing of what was asked: the connection, a conflict with another transaction, resources,
 * locks, an operator, the system.
 */
const PASSING = /^(08|25|40|53|55|57|58|XX)...$/;
/** As Node names what went wrong with a connection. */
const NETWORK = /^E[A-Z]+$/;
/** As pg, its pool and TypeORM say, without a code, that a connection is lost, hangs, or is not to be had. */
const UNREACHED =
  /connection (was )?(terminated|closed|ended)|query read timeout|timeout (expired|exceeded)|not queryable|runner (was )?already released/i;

/** Whether a fault lies with the database's state of the moment, so that the same work may succeed when it is tried again. */
export function isPassingFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return PASSING.test(code) || NETWORK.test(code) || UNREACHED.test(error.message);
}

/** The database starts, or lets nobody else in: `cannot_connect_now` and `too_many_connections`. */
const SHUT = new Set(['57P03', '53300']);
/** As the pool says that it was full for too long, or that the database did not answer while one was opened. */
const NOT_HAD = /timeout exceeded when trying to connect|due to connection timeout/;

/** Whether no connection was to be had, so that nothing of what was asked can have been done. */
export function hadNoConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && SHUT.has(String(error.code))) || NOT_HAD.test(error.message);
}
