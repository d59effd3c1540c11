import '../shared/style/style.css';
import './beheer.css';
import { mount } from '../shared/mount.js';
import { App } from './app.js';

mount(() => <App />);
