import type { Request } from 'express';

/** Whether a browser asks, for somebody to read. Who says nothing, or takes anything, is a program. */
export const prefersHtml = (request: Request): boolean => request.accepts(['json', 'html']) === 'html';
