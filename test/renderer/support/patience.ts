/** A machine may be doing other things: what should appear is waited for longer than the library's second. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 15_000 });
