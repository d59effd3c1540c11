import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { Login } from './login.js';
import { LoginController } from './login.controller.js';
import { SessieController } from './sessie.controller.js';

/** Logging in with a browser. */
@Module({ imports: [AuthModule], controllers: [LoginController, SessieController], providers: [Login] })
export class LoginModule {}
