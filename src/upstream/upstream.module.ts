import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpModule, HttpService } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { JsonClients } from './json-client.js';

/** As many requests at once as a register's deployment commonly handles; the rest waits for a free connection. */
const connections = {
  keepAlive: true,
  maxSockets: 16,
  maxFreeSockets: 16,
  scheduling: 'lifo',
  // Idle ones are closed before the other end does so: a request that crosses that has no answer.
  timeout: 1500,
} as const;

/** The one HTTP client, tuned: connections stay open, and nothing happens that was not asked for. */
@Module({
  imports: [
    HttpModule.register({
      httpAgent: new HttpAgent(connections),
      httpsAgent: new HttpsAgent(connections),
      maxRedirects: 0,
      proxy: false,
      maxContentLength: 10_000_000,
      maxBodyLength: 1_000_000,
      responseType: 'text',
      transformResponse: (data: unknown) => data,
      validateStatus: () => true,
    }),
  ],
  providers: [
    { provide: JsonClients, useFactory: (http: HttpService) => new JsonClients(http), inject: [HttpService] },
  ],
  exports: [JsonClients],
})
export class UpstreamModule {}
