import type { MikroORM } from '@mikro-orm/postgresql';

export async function fillWithDemo(_orm: MikroORM): Promise<void> {}
