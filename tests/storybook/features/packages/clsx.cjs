"use strict";Object.defineProperty(exports,"__esModule",{value:true});exports.clsx=(...names)=>names.filter(Boolean).join(" ");
