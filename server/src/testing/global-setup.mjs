import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** A folder for the run's throwaway PostgreSQL, which the first test that needs a database starts. */
export default function setUp() {
  process.env.GUILDHALL_TEST_FOLDER = mkdtempSync(join('/var/tmp', 'guildhall-test-'));
}
