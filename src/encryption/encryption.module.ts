import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Keyring } from './keyring.js';

@Module({
  providers: [
    { provide: Keyring, useFactory: ({ encryptionKeys }: Settings) => new Keyring(encryptionKeys), inject: [SETTINGS] },
  ],
  exports: [Keyring],
})
export class EncryptionModule {}
