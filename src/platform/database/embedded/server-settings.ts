import { createHash } from 'node:crypto';

/**
 * A small store on one machine: little memory, few processes. Nothing that is acknowledged may be lost, so fsync,
 * full_page_writes and synchronous_commit stay as they are by default, on.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  password_encryption: 'scram-sha-256',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '4',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '64MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  // A client that was killed in the middle of a statement lets its locks go within this time.
  client_connection_check_interval: '2s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %a ',
} as const;

/** Command line of a server. Nothing is written to postgresql.conf, where it would outlive a newer release of ours. */
export function serverArguments(pgdata: string, port: number, version: string): string[] {
  const all = { ...settings, cluster_name: clusterName(version) };
  return [
    '-D',
    pgdata,
    '-p',
    String(port),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Names the programs' version and the settings a server runs with, so that one left over from before an update is told apart. */
export function clusterName(version: string): string {
  return `entente-${createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('hex')
    .slice(0, 12)}`;
}
