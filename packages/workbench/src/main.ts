// The page begins: styles, the reader's scheme, the application.

import { mount } from 'svelte';
import './styles/page.css';
import App from './app/app.svelte';
import { applyScheme } from './app/scheme.svelte.ts';

applyScheme();
const target = document.getElementById('app');
if (target) mount(App, { target });
