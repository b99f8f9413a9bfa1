import { existsSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { own } from './place-cluster.ts';
import type { RunUser } from './run-user.ts';

export interface Tuning {
  /** Off only for throw-away databases of tests: a crash may lose or damage everything. */
  isDurable: boolean;
  maxConnections: number;
}

export const SAFE_TUNING: Tuning = { isDurable: true, maxConnections: 40 };

/** Beside the cluster, made by the administrator who wants to tune. */
const CUSTOM = 'postgresql.custom.conf';

/** A string as postgresql.conf wants it. */
const quote = (value: string) => `'${value.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;

/** unix_socket_directories is a list of identifiers: a comma or a space in the path needs the inner quotes. */
const socketDirectory = (dir: string) => quote(`"${dir.replaceAll('"', '""')}"`);

/** One part in so many of the memory of this machine or container, in megabytes, within bounds. */
const share = (parts: number, least: number, most: number): string => {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return `${Math.round(Math.min(most, Math.max(least, bytes / parts / 1024 ** 2)))}MB`;
};

function settings(socketDir: string, tuning: Tuning): Record<string, string> {
  const onOff = tuning.isDurable ? 'on' : 'off';
  return {
    // Reached by the unix socket alone.
    listen_addresses: "''",
    port: '5432',
    unix_socket_directories: socketDirectory(socketDir),
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: String(tuning.maxConnections),
    superuser_reserved_connections: '2',
    // Few processes, and memory only as the data grow: a page is taken when it is first read. A page that has to be
    // asked of the system costs twenty times one that is here.
    shared_buffers: share(8, 64, 1024),
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: share(2, 512, 64 * 1024),
    huge_pages: 'off',
    // /dev/shm is 64 MB in a container and is emptied at log-out by some systems; parallel plans, which fill
    // it, are off anyway.
    dynamic_shared_memory_type: 'mmap',
    max_worker_processes: '2',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    autovacuum_max_workers: '2',
    autovacuum_naptime: '30s',
    io_method: 'sync',
    jit: 'off',
    random_page_cost: '1.1',
    // What is committed stays; nothing is replicated from here.
    fsync: onOff,
    // On even without fsync: a killed process then loses nothing, only a killed machine does.
    synchronous_commit: 'on',
    full_page_writes: onOff,
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    // A page takes a fifth of a millisecond to be made smaller by a half: more than to write it whole. An arrival among
    // many tickets changes ten that were not in the log since the last checkpoint.
    wal_compression: 'off',
    min_wal_size: '80MB',
    max_wal_size: tuning.isDurable ? '512MB' : '1GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    // The log must never hold what a customer wrote: no parameters, no statements, no details of a
    // constraint, and failed statements only where they are answered.
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_statement: 'none',
    log_checkpoints: 'off',
    log_line_prefix: "'%m [%p] '",
    lc_messages: "'C'",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    datestyle: "'iso, ymd'",
    default_text_search_config: "'pg_catalog.simple'",
    idle_in_transaction_session_timeout: '10min',
    client_connection_check_interval: '10s',
  };
}

/** Writes postgresql.conf and pg_hba.conf anew; what an administrator tunes lies in postgresql.custom.conf. */
export function writeSettings(cluster: string, socketDir: string, tuning: Tuning, user: RunUser): void {
  const lines = Object.entries(settings(socketDir, tuning)).map(([name, value]) => `${name} = ${value}`);
  const conf = [
    '# Written by Hilo at every start. Your own settings go into ../postgresql.custom.conf, which wins.',
    ...lines,
    ...(existsSync(join(cluster, '..', CUSTOM)) ? [`include = '../${CUSTOM}'`] : []),
    '',
  ].join('\n');
  const hba = '# Written by Hilo at every start.\nlocal all all scram-sha-256\n';
  for (const [name, text] of Object.entries({ 'postgresql.conf': conf, 'pg_hba.conf': hba })) {
    const path = join(cluster, name);
    writeFileSync(path, text, { mode: 0o600 });
    own(path, user, 0o600);
  }
}
