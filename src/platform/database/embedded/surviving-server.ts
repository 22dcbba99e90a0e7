import { databaseUrl, withClient } from './connection.js';
import { livingPostmaster } from './postmaster-file.js';
import { clusterName } from './server-settings.js';
import { type ServerProcess, stopServer } from './server-process.js';
import type { Store } from './store.js';

/**
 * A server that outlived the process that started it (kill -9): taken over if it serves this store just as we would
 * start it, else stopped in order, so that a new one can start. Only for whoever holds the lock.
 */
export async function adoptSurvivingServer(
  { pgdata, password }: Store,
  version: string,
): Promise<ServerProcess | undefined> {
  const survivor = livingPostmaster(pgdata);
  if (!survivor) return undefined;
  if (await servesAsWished(survivor.port, pgdata, password, version)) return { pid: survivor.pid, port: survivor.port };
  await stopServer(survivor.pid, pgdata);
  return undefined;
}

/** Connections that are left belong to the dead process; ending them lets its locks go now. */
async function servesAsWished(port: number, pgdata: string, password: string, version: string): Promise<boolean> {
  try {
    return await withClient(databaseUrl(port, password, 'postgres'), async (client) => {
      const { rows } = await client.query<{ cluster: string; folder: string }>(
        `select current_setting('cluster_name') as cluster, current_setting('data_directory') as folder`,
      );
      if (rows[0]?.cluster !== clusterName(version) || rows[0].folder !== pgdata) return false;
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return true;
    });
  } catch {
    return false;
  }
}
