// The adapter of jax-js: `node adapter.js` answers the harness on standard input and output.

import { serve } from "../../vck_adapter/protocol.js";
import { JaxJs, start } from "./library.js";

await start();
await serve(new JaxJs());
