/**
 * Import it before what loads migrations: the library for those can also load them from files, and makes a folder for that
 * among the temporary files of the machine as soon as it is imported. Ours are loaded with the rest of the code.
 */
process.env['JITI_FS_CACHE'] ??= 'false';
