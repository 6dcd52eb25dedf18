import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

async function openssl(args: readonly string[]): Promise<void> {
  await promisify(execFile)('openssl', args).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error(
      'There is no openssl on this machine, and these tests need it: install it (on Debian, "apt-get install openssl").',
    );
  });
}

/** Certificates of an authority that nobody else knows, in a folder. */
export class Authority {
  /** Its own certificate. */
  readonly file: string;
  readonly #key: string;

  private constructor(
    private readonly folder: string,
    name: string,
  ) {
    this.file = join(folder, `${name}.crt`);
    this.#key = join(folder, `${name}.key`);
  }

  static async open(folder: string, name: string): Promise<Authority> {
    const authority = new Authority(folder, name);
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`];
    await openssl([...request, '-keyout', authority.#key, '-out', authority.file]);
    return authority;
  }

  /** Writes the certificate of a server with this name, and its key. */
  async certify(hostName: string, certificate: string, key: string): Promise<void> {
    const request = join(this.folder, 'request');
    const extensions = join(this.folder, 'extensions');
    await openssl([
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      `/CN=${hostName}`,
      '-keyout',
      key,
      '-out',
      request,
    ]);
    await writeFile(extensions, `subjectAltName=DNS:${hostName}\n`);
    const signer = ['-CA', this.file, '-CAkey', this.#key, '-CAcreateserial', '-days', '2', '-extfile', extensions];
    await openssl(['x509', '-req', '-in', request, ...signer, '-out', certificate]);
  }
}
