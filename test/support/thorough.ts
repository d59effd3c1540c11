/** Whether everything is to be tried that there is to try, which takes long, or a part of it that is the same every time. */
export const IS_THOROUGH = process.env['TESTS'] === 'thorough';
