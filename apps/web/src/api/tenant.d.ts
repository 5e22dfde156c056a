// Printed by test/document.test.ts.
export interface paths {
    "/api/schema/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["schema_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with email and password */
        post: operations["sign_in_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/get-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/magic-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent that signs one in */
        post: operations["sign_in_magic_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/send-verification-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent that confirms an address */
        post: operations["send_verification_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent for a new password */
        post: operations["request_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/magic-link/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a link */
        post: operations["verify_magic_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an address with a link */
        post: operations["verify_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password with a link; all sessions end */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/generate-register-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add a passkey */
        post: operations["passkey_register_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/verify-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a passkey */
        post: operations["passkey_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/generate-authenticate-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in with a passkey */
        post: operations["passkey_sign_in_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/verify-authentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey; no second factor is asked for */
        post: operations["passkey_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/list-user-passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own passkeys */
        get: operations["list_passkeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/update-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a passkey otherwise */
        post: operations["rename_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/delete-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a passkey */
        post: operations["delete_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password; all other sessions end */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/verify-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a code of an authenticator app: at log-in, or to switch the second factor on */
        post: operations["verify_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/verify-backup-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a backup code at log-in; it is used up */
        post: operations["verify_backup_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to use an authenticator app */
        post: operations["enable_two_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch the second factor off */
        post: operations["disable_two_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/generate-backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make backup codes anew */
        post: operations["generate_backup_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/list-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own sessions */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one of one’s own sessions */
        post: operations["revoke_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all of one’s own sessions but this one */
        post: operations["revoke_other_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List services */
        get: operations["services_list"];
        put?: never;
        /**
         * Create a service
         * @description Permission: `catalogue.write`
         */
        post: operations["services_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a service */
        get: operations["services_retrieve"];
        /**
         * Replace a service
         * @description Permission: `catalogue.write`
         */
        put: operations["services_update"];
        post?: never;
        /**
         * Delete a service
         * @description Permission: `catalogue.write`
         */
        delete: operations["services_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a service
         * @description Permission: `catalogue.write`
         */
        patch: operations["services_partial_update"];
        trace?: never;
    };
    "/api/services/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 services, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["services_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List categories */
        get: operations["categories_list"];
        put?: never;
        /**
         * Create a category
         * @description Permission: `catalogue.write`
         */
        post: operations["categories_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a category */
        get: operations["categories_retrieve"];
        /**
         * Replace a category
         * @description Permission: `catalogue.write`
         */
        put: operations["categories_update"];
        post?: never;
        /**
         * Delete a category
         * @description Permission: `catalogue.write`
         */
        delete: operations["categories_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a category
         * @description Permission: `catalogue.write`
         */
        patch: operations["categories_partial_update"];
        trace?: never;
    };
    "/api/categories/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 categories, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["categories_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List needs
         * @description Permission: `catalogue.read`
         */
        get: operations["needs_list"];
        put?: never;
        /**
         * Create a need
         * @description Permission: `catalogue.write`
         */
        post: operations["needs_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a need
         * @description Permission: `catalogue.read`
         */
        get: operations["needs_retrieve"];
        /**
         * Replace a need
         * @description Permission: `catalogue.write`
         */
        put: operations["needs_update"];
        post?: never;
        /**
         * Delete a need
         * @description Permission: `catalogue.write`
         */
        delete: operations["needs_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a need
         * @description Permission: `catalogue.write`
         */
        patch: operations["needs_partial_update"];
        trace?: never;
    };
    "/api/needs/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 needs, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["needs_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/variants/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List variants */
        get: operations["variants_list"];
        put?: never;
        /**
         * Create a variant
         * @description Permission: `catalogue.write`
         */
        post: operations["variants_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/variants/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a variant */
        get: operations["variants_retrieve"];
        /**
         * Replace a variant
         * @description Permission: `catalogue.write`
         */
        put: operations["variants_update"];
        post?: never;
        /**
         * Delete a variant
         * @description Permission: `catalogue.write`
         */
        delete: operations["variants_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a variant
         * @description Permission: `catalogue.write`
         */
        patch: operations["variants_partial_update"];
        trace?: never;
    };
    "/api/variants/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 variants, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["variants_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/addons/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List addons */
        get: operations["addons_list"];
        put?: never;
        /**
         * Create a add-on
         * @description Permission: `catalogue.write`
         */
        post: operations["addons_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/addons/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a add-on */
        get: operations["addons_retrieve"];
        /**
         * Replace a add-on
         * @description Permission: `catalogue.write`
         */
        put: operations["addons_update"];
        post?: never;
        /**
         * Delete a add-on
         * @description Permission: `catalogue.write`
         */
        delete: operations["addons_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a add-on
         * @description Permission: `catalogue.write`
         */
        patch: operations["addons_partial_update"];
        trace?: never;
    };
    "/api/addons/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 addons, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["addons_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fields/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List fields */
        get: operations["fields_list"];
        put?: never;
        /**
         * Create a field
         * @description Permission: `catalogue.write`
         */
        post: operations["fields_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fields/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a field */
        get: operations["fields_retrieve"];
        /**
         * Replace a field
         * @description Permission: `catalogue.write`
         */
        put: operations["fields_update"];
        post?: never;
        /**
         * Delete a field
         * @description Permission: `catalogue.write`
         */
        delete: operations["fields_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a field
         * @description Permission: `catalogue.write`
         */
        patch: operations["fields_partial_update"];
        trace?: never;
    };
    "/api/fields/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 fields, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["fields_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List staff
         * @description Permission: `team.read`
         */
        get: operations["staff_list"];
        put?: never;
        /**
         * Create a staff member
         * @description Permission: `team.write`
         */
        post: operations["staff_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a staff member
         * @description Permission: `team.read`
         */
        get: operations["staff_retrieve"];
        /**
         * Replace a staff member
         * @description Permission: `team.write`
         */
        put: operations["staff_update"];
        post?: never;
        /**
         * Delete a staff member
         * @description Permission: `team.write`
         */
        delete: operations["staff_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a staff member
         * @description Permission: `team.write`
         */
        patch: operations["staff_partial_update"];
        trace?: never;
    };
    "/api/staff/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 staff, all of them or none
         * @description Permission: `team.write`
         */
        post: operations["staff_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List availability
         * @description Permission: `team.read`
         */
        get: operations["availability_list"];
        put?: never;
        /**
         * Create a stretch of working hours
         * @description Permission: `hours.write`
         */
        post: operations["availability_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a stretch of working hours
         * @description Permission: `team.read`
         */
        get: operations["availability_retrieve"];
        /**
         * Replace a stretch of working hours
         * @description Permission: `hours.write`
         */
        put: operations["availability_update"];
        post?: never;
        /**
         * Delete a stretch of working hours
         * @description Permission: `hours.write`
         */
        delete: operations["availability_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a stretch of working hours
         * @description Permission: `hours.write`
         */
        patch: operations["availability_partial_update"];
        trace?: never;
    };
    "/api/availability/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 availability, all of them or none
         * @description Permission: `hours.write`
         */
        post: operations["availability_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/skills/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List skills
         * @description Permission: `team.read`
         */
        get: operations["skills_list"];
        put?: never;
        /**
         * Create a skill
         * @description Permission: `team.write`
         */
        post: operations["skills_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/skills/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a skill
         * @description Permission: `team.read`
         */
        get: operations["skills_retrieve"];
        /**
         * Replace a skill
         * @description Permission: `team.write`
         */
        put: operations["skills_update"];
        post?: never;
        /**
         * Delete a skill
         * @description Permission: `team.write`
         */
        delete: operations["skills_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a skill
         * @description Permission: `team.write`
         */
        patch: operations["skills_partial_update"];
        trace?: never;
    };
    "/api/skills/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 skills, all of them or none
         * @description Permission: `team.write`
         */
        post: operations["skills_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overrides/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List overrides
         * @description Permission: `team.read`
         */
        get: operations["overrides_list"];
        put?: never;
        /**
         * Create a special date
         * @description Permission: `hours.write`
         */
        post: operations["overrides_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overrides/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a special date
         * @description Permission: `team.read`
         */
        get: operations["overrides_retrieve"];
        /**
         * Replace a special date
         * @description Permission: `hours.write`
         */
        put: operations["overrides_update"];
        post?: never;
        /**
         * Delete a special date
         * @description Permission: `hours.write`
         */
        delete: operations["overrides_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a special date
         * @description Permission: `hours.write`
         */
        patch: operations["overrides_partial_update"];
        trace?: never;
    };
    "/api/overrides/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 overrides, all of them or none
         * @description Permission: `hours.write`
         */
        post: operations["overrides_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/time_off/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List time_off
         * @description Permission: `team.read`
         */
        get: operations["time_off_list"];
        put?: never;
        /**
         * Create a time off
         * @description Permission: `hours.write`
         */
        post: operations["time_off_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/time_off/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a time off
         * @description Permission: `team.read`
         */
        get: operations["time_off_retrieve"];
        /**
         * Replace a time off
         * @description Permission: `hours.write`
         */
        put: operations["time_off_update"];
        post?: never;
        /**
         * Delete a time off
         * @description Permission: `hours.write`
         */
        delete: operations["time_off_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a time off
         * @description Permission: `hours.write`
         */
        patch: operations["time_off_partial_update"];
        trace?: never;
    };
    "/api/time_off/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 time_off, all of them or none
         * @description Permission: `hours.write`
         */
        post: operations["time_off_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/import/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring customers along, up to 5000 at a time, or see what would become of each
         * @description Permission: `customers.write`
         */
        post: operations["customers_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers as a table, the first first, up to 50000
         * @description Permission: `customers.read`
         */
        get: operations["customers_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Permission: `customers.read`
         */
        get: operations["customers_list"];
        put?: never;
        /**
         * Create a customer
         * @description Permission: `customers.write`
         */
        post: operations["customers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a customer
         * @description Permission: `customers.read`
         */
        get: operations["customers_retrieve"];
        /**
         * Replace a customer
         * @description Permission: `customers.write`
         */
        put: operations["customers_update"];
        post?: never;
        /**
         * Delete a customer
         * @description Permission: `customers.write`
         */
        delete: operations["customers_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a customer
         * @description Permission: `customers.write`
         */
        patch: operations["customers_partial_update"];
        trace?: never;
    };
    "/api/customers/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 customers, all of them or none
         * @description Permission: `customers.write`
         */
        post: operations["customers_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/health_note/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What concerns a customer’s health
         * @description Permission: `customers.health`
         */
        get: operations["customers_health_note_retrieve"];
        /**
         * Write down what concerns a customer’s health
         * @description Permission: `customers.health`
         */
        put: operations["customers_health_note_update"];
        post?: never;
        /**
         * Forget what concerns a customer’s health
         * @description Permission: `customers.health`
         */
        delete: operations["customers_health_note_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merge/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Two customers are one: what the other has is theirs
         * @description Permission: `customers.write`
         */
        post: operations["customers_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/figures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often somebody came and what they paid
         * @description Permission: `customers.read`
         */
        get: operations["customers_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resources/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources
         * @description Permission: `catalogue.read`
         */
        get: operations["resources_list"];
        put?: never;
        /**
         * Create a resource
         * @description Permission: `catalogue.write`
         */
        post: operations["resources_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resources/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a resource
         * @description Permission: `catalogue.read`
         */
        get: operations["resources_retrieve"];
        /**
         * Replace a resource
         * @description Permission: `catalogue.write`
         */
        put: operations["resources_update"];
        post?: never;
        /**
         * Delete a resource
         * @description Permission: `catalogue.write`
         */
        delete: operations["resources_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a resource
         * @description Permission: `catalogue.write`
         */
        patch: operations["resources_partial_update"];
        trace?: never;
    };
    "/api/resources/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 resources, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["resources_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resource_closures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resource_closures
         * @description Permission: `catalogue.read`
         */
        get: operations["resource_closures_list"];
        put?: never;
        /**
         * Create a closure of a resource
         * @description Permission: `catalogue.write`
         */
        post: operations["resource_closures_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resource_closures/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a closure of a resource
         * @description Permission: `catalogue.read`
         */
        get: operations["resource_closures_retrieve"];
        /**
         * Replace a closure of a resource
         * @description Permission: `catalogue.write`
         */
        put: operations["resource_closures_update"];
        post?: never;
        /**
         * Delete a closure of a resource
         * @description Permission: `catalogue.write`
         */
        delete: operations["resource_closures_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a closure of a resource
         * @description Permission: `catalogue.write`
         */
        patch: operations["resource_closures_partial_update"];
        trace?: never;
    };
    "/api/resource_closures/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 resource_closures, all of them or none
         * @description Permission: `catalogue.write`
         */
        post: operations["resource_closures_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/slots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When something can be booked */
        get: operations["availability_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/explain/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a time is not free
         * @description Permission: `team.read`
         */
        get: operations["availability_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/walk_in/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who could take somebody who stands at the counter, and from when on today
         * @description Permission: `team.read`
         */
        get: operations["availability_walk_in"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bookings
         * @description Permission: `bookings.read`
         */
        get: operations["bookings_list"];
        put?: never;
        /** Book a service */
        post: operations["bookings_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/hold/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a time for ten minutes */
        post: operations["bookings_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/book/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a booking of a time that is held */
        post: operations["bookings_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/renew/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a held time for ten minutes more: half an hour in all */
        post: operations["bookings_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/release/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a held time back */
        post: operations["bookings_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/schedule/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calendar of some dates: what takes place, who works when, and what is closed
         * @description Permission: `bookings.read`
         */
        get: operations["bookings_schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/slots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a booking could be moved to
         * @description Permission: `bookings.write`
         */
        get: operations["bookings_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/explain/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a booking cannot be moved to a time, or take so long
         * @description Permission: `bookings.write`
         */
        get: operations["bookings_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a booking
         * @description Permission: `bookings.read`
         */
        get: operations["bookings_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/confirm/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a booking that was requested
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/decline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a booking that was requested
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a booking: its time is free again
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/check_in/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer is there
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/complete/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It was done
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/no_show/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer did not come
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_no_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/correct/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put right, on the same day, that somebody did not come or was done
         * @description Permission: `bookings.force`
         */
        post: operations["bookings_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/reschedule/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a booking to another time
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_reschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/manage_link/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The token of the customer’s own link, to be sent to them
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_manage_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/overbook/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Squeeze somebody in, whatever stands in the way
         * @description Permission: `bookings.force`
         */
        post: operations["bookings_overbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/walk_in/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody stands at the counter: book the next free person, and check them in
         * @description Permission: `bookings.write`
         */
        post: operations["bookings_walk_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List items
         * @description Permission: `bookings.read`
         */
        get: operations["items_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a item
         * @description Permission: `bookings.read`
         */
        get: operations["items_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Permission: `bookings.read`
         */
        get: operations["events_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a event
         * @description Permission: `bookings.read`
         */
        get: operations["events_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description Permission: `bookings.read`
         */
        get: operations["sessions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a session
         * @description Permission: `bookings.read`
         */
        get: operations["sessions_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a class: every booking that sits in it
         * @description Permission: `bookings.write`
         */
        post: operations["sessions_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List series
         * @description Permission: `bookings.read`
         */
        get: operations["series_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a series
         * @description Permission: `bookings.read`
         */
        get: operations["series_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/book/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book an appointment again and again; what finds no place is told
         * @description Permission: `bookings.write`
         */
        post: operations["series_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel what is still to come of a series, or from one of its bookings on
         * @description Permission: `bookings.write`
         */
        post: operations["series_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{id}/reschedule/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a series from one of its bookings on; what finds no place stays, and is told
         * @description Permission: `bookings.write`
         */
        post: operations["series_reschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List policies */
        get: operations["policies_list"];
        put?: never;
        /**
         * Create a policy
         * @description Permission: `policies.write`
         */
        post: operations["policies_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a policy */
        get: operations["policies_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/current/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds for bookings that are made now, also in words */
        get: operations["policies_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closures/proposals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public holidays of a year that are not yet among the closures
         * @description Permission: `closures.write`
         */
        get: operations["closures_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/conflicts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bookings that a closure or time off would be in the way of
         * @description Permission: `hours.write`
         */
        get: operations["bookings_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List closures */
        get: operations["closures_list"];
        put?: never;
        /**
         * Create a closure
         * @description Permission: `closures.write`
         */
        post: operations["closures_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closures/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve a closure */
        get: operations["closures_retrieve"];
        /**
         * Replace a closure
         * @description Permission: `closures.write`
         */
        put: operations["closures_update"];
        post?: never;
        /**
         * Delete a closure
         * @description Permission: `closures.write`
         */
        delete: operations["closures_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a closure
         * @description Permission: `closures.write`
         */
        patch: operations["closures_partial_update"];
        trace?: never;
    };
    "/api/closures/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 closures, all of them or none
         * @description Permission: `closures.write`
         */
        post: operations["closures_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closures/adopt/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make closures of public holidays; those that are there already stay as they are
         * @description Permission: `closures.write`
         */
        post: operations["closures_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closures/{id}/conflicts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bookings that this closure is in the way of, or would be
         * @description Permission: `closures.write`
         */
        get: operations["closures_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The booking that a link is for, and what moving or cancelling it would cost */
        get: operations["manage_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{token}/slots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the booking could be moved to */
        get: operations["manage_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{token}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The booking for the customer’s own calendar */
        get: operations["manage_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{token}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel the booking: its fee is what was shown before */
        post: operations["manage_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{token}/pay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay the booking’s deposit, or what is still due */
        post: operations["manage_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/manage/{token}/reschedule/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the booking */
        post: operations["manage_reschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A booking for the customer’s calendar
         * @description Permission: `bookings.read`
         */
        get: operations["bookings_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendars/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a staff member has to do, for a calendar to subscribe to */
        get: operations["calendars_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/{id}/feed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The address of a staff member’s feed
         * @description Permission: `feeds.write`
         */
        post: operations["staff_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/{id}/revoke_feed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the address of a staff member’s feed worthless, for a new one
         * @description Permission: `feeds.write`
         */
        post: operations["staff_revoke_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List waitlist
         * @description Permission: `waitlist.read`
         */
        get: operations["waitlist_list"];
        put?: never;
        /** Wait for a time that is not free: the first that fits is offered, and kept for half an hour */
        post: operations["waitlist_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/manage/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entry that a link is for, and what is offered to it */
        get: operations["waitlist_manage_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/manage/{token}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the time that is offered: it is booked */
        post: operations["waitlist_manage_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/manage/{token}/decline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the time back that is offered, and wait for others or leave */
        post: operations["waitlist_manage_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/manage/{token}/leave/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait no longer */
        post: operations["waitlist_manage_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/manage/{token}/renew/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait again, after an offer has lapsed */
        post: operations["waitlist_manage_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a waitlist entry
         * @description Permission: `waitlist.read`
         */
        get: operations["waitlist_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/{id}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an entry off the waiting list; what is offered to it is free again
         * @description Permission: `waitlist.write`
         */
        post: operations["waitlist_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/{id}/offer/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer a free time to them, out of turn: it is kept for half an hour, and their message tells of it
         * @description Permission: `waitlist.write`
         */
        post: operations["waitlist_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/{id}/offers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an entry was offered, in order
         * @description Permission: `waitlist.read`
         */
        get: operations["waitlist_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waitlist/{id}/manage_link/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The token of the customer’s own link, to be sent to them
         * @description Permission: `waitlist.write`
         */
        post: operations["waitlist_manage_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/code/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a code sent, to see one’s own bookings */
        post: operations["my_code_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/session/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade the code for a session: a cookie of this host, for half a day */
        post: operations["my_session_create"];
        /** End the session */
        delete: operations["my_session_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/bookings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own bookings here, each with the token to move or cancel it */
        get: operations["my_bookings_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/preferences/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On which channels one gets messages from here */
        get: operations["my_preferences_retrieve"];
        /** Say on which channels one wants messages from here */
        put: operations["my_preferences_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Transactions as a table, the oldest first, up to 10000
         * @description Permission: `payments.read`
         */
        get: operations["transactions_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/totals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What transactions come to, each currency by itself
         * @description Permission: `payments.read`
         */
        get: operations["transactions_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transactions
         * @description Permission: `payments.read`
         */
        get: operations["transactions_list"];
        put?: never;
        /**
         * Create a transaction
         * @description Permission: `payments.write`
         */
        post: operations["transactions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a transaction
         * @description Permission: `payments.read`
         */
        get: operations["transactions_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 transactions, all of them or none
         * @description Permission: `payments.write`
         */
        post: operations["transactions_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/{id}/correct/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back, whole, what was written down by mistake
         * @description Permission: `payments.write`
         */
        post: operations["transactions_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/balance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a booking stands in money
         * @description Permission: `payments.read`
         */
        get: operations["bookings_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/payments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take money for a booking at the counter, by one means or several
         * @description Permission: `payments.write`
         */
        post: operations["bookings_payments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give money back for a booking, by the means it came by
         * @description Permission: `payments.write`
         */
        post: operations["bookings_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List receipts
         * @description Permission: `payments.read`
         */
        get: operations["receipts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a receipt
         * @description Permission: `payments.read`
         */
        get: operations["receipts_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/{id}/page/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A receipt to be printed, in the language of the request
         * @description Permission: `payments.read`
         */
        get: operations["receipts_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closings/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came in since the last closing, by each means
         * @description Permission: `payments.read`
         */
        get: operations["closings_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List closings
         * @description Permission: `payments.read`
         */
        get: operations["closings_list"];
        put?: never;
        /**
         * Create a closing
         * @description Permission: `payments.write`
         */
        post: operations["closings_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/closings/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a closing
         * @description Permission: `payments.read`
         */
        get: operations["closings_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passes/check/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a pass is good for a service, and what is left of it */
        post: operations["passes_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/pass/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay for a booking with a pass
         * @description Permission: `payments.write`
         */
        post: operations["bookings_pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/pass/give_back/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the uses that pay for a booking back to their pass
         * @description Permission: `payments.refund`
         */
        post: operations["bookings_pass_give_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List passes
         * @description Permission: `payments.read`
         */
        get: operations["passes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passes/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a pass
         * @description Permission: `payments.read`
         */
        get: operations["passes_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a pass
         * @description Permission: `payments.refund`
         */
        patch: operations["passes_partial_update"];
        trace?: never;
    };
    "/api/passes/sell/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sell a pass at the counter, paid in full
         * @description Permission: `payments.write`
         */
        post: operations["passes_sell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passes/{id}/refund/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a pass back with what is left of it, and give money back
         * @description Permission: `payments.refund`
         */
        post: operations["passes_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pass_types/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pass_types
         * @description Permission: `payments.read`
         */
        get: operations["pass_types_list"];
        put?: never;
        /**
         * Create a pass type
         * @description Permission: `prices.write`
         */
        post: operations["pass_types_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pass_types/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a pass type
         * @description Permission: `payments.read`
         */
        get: operations["pass_types_retrieve"];
        /**
         * Replace a pass type
         * @description Permission: `prices.write`
         */
        put: operations["pass_types_update"];
        post?: never;
        /**
         * Delete a pass type
         * @description Permission: `prices.write`
         */
        delete: operations["pass_types_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a pass type
         * @description Permission: `prices.write`
         */
        patch: operations["pass_types_partial_update"];
        trace?: never;
    };
    "/api/pass_types/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 pass_types, all of them or none
         * @description Permission: `prices.write`
         */
        post: operations["pass_types_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pass_uses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pass_uses
         * @description Permission: `payments.read`
         */
        get: operations["pass_uses_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pass_uses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a use of a pass
         * @description Permission: `payments.read`
         */
        get: operations["pass_uses_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/check/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a coupon takes off a service */
        post: operations["coupons_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List coupons
         * @description Permission: `payments.read`
         */
        get: operations["coupons_list"];
        put?: never;
        /**
         * Create a coupon
         * @description Permission: `prices.write`
         */
        post: operations["coupons_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a coupon
         * @description Permission: `payments.read`
         */
        get: operations["coupons_retrieve"];
        /**
         * Replace a coupon
         * @description Permission: `prices.write`
         */
        put: operations["coupons_update"];
        post?: never;
        /**
         * Delete a coupon
         * @description Permission: `prices.write`
         */
        delete: operations["coupons_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a coupon
         * @description Permission: `prices.write`
         */
        patch: operations["coupons_partial_update"];
        trace?: never;
    };
    "/api/coupons/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 coupons, all of them or none
         * @description Permission: `prices.write`
         */
        post: operations["coupons_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupon_uses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List coupon_uses
         * @description Permission: `payments.read`
         */
        get: operations["coupon_uses_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupon_uses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a use of a coupon
         * @description Permission: `payments.read`
         */
        get: operations["coupon_uses_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates
         * @description Permission: `messages.read`
         */
        get: operations["templates_list"];
        put?: never;
        /**
         * Create a template
         * @description Permission: `messages.write`
         */
        post: operations["templates_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a template
         * @description Permission: `messages.read`
         */
        get: operations["templates_retrieve"];
        /**
         * Replace a template
         * @description Permission: `messages.write`
         */
        put: operations["templates_update"];
        post?: never;
        /**
         * Delete a template
         * @description Permission: `messages.write`
         */
        delete: operations["templates_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a template
         * @description Permission: `messages.write`
         */
        patch: operations["templates_partial_update"];
        trace?: never;
    };
    "/api/templates/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 templates, all of them or none
         * @description Permission: `messages.write`
         */
        post: operations["templates_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How a message would look, with an example in it
         * @description Permission: `messages.read`
         */
        post: operations["templates_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/defaults/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The words that come with the platform, and what a business’s own may name
         * @description Permission: `messages.read`
         */
        get: operations["templates_defaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notifications
         * @description Permission: `messages.read`
         */
        get: operations["notifications_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a notification
         * @description Permission: `messages.read`
         */
        get: operations["notifications_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/attempts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each try to send it, the first one first
         * @description Permission: `messages.read`
         */
        get: operations["notifications_attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{id}/retry/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to send a message that failed again, from its first channel on
         * @description Permission: `messages.write`
         */
        post: operations["notifications_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/preferences/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * On which channels a customer gets messages
         * @description Permission: `messages.read`
         */
        get: operations["customers_preferences_retrieve"];
        /**
         * Say on which channels a customer wants messages
         * @description Permission: `customers.write`
         */
        put: operations["customers_preferences_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/message_rules/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the business writes to its customers
         * @description Permission: `messages.read`
         */
        get: operations["message_rules_retrieve"];
        /**
         * Write to them otherwise from now on; what is planned stays as it was planned
         * @description Permission: `messages.write`
         */
        put: operations["message_rules_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Permission: `webhooks.read`
         */
        get: operations["webhooks_list"];
        put?: never;
        /**
         * Create a webhook
         * @description Permission: `webhooks.write`
         */
        post: operations["webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/rotate_secret/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it another secret; the one before signs as well for a day
         * @description Permission: `webhooks.write`
         */
        post: operations["webhooks_rotate_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a webhook
         * @description Permission: `webhooks.read`
         */
        get: operations["webhooks_retrieve"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Permission: `webhooks.write`
         */
        delete: operations["webhooks_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a webhook
         * @description Permission: `webhooks.write`
         */
        patch: operations["webhooks_partial_update"];
        trace?: never;
    };
    "/api/webhooks/{id}/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook.test to it, to see whether it arrives
         * @description Permission: `webhooks.write`
         */
        post: operations["webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook_deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook_deliveries
         * @description Permission: `webhooks.read`
         */
        get: operations["webhook_deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook_deliveries/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a delivery of a webhook
         * @description Permission: `webhooks.read`
         */
        get: operations["webhook_deliveries_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook_deliveries/{id}/replay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the event again, as another delivery
         * @description Permission: `webhooks.write`
         */
        post: operations["webhook_deliveries_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook_deliveries/replay_failed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what never arrived, up to 500 at a time
         * @description Permission: `webhooks.write`
         */
        post: operations["webhook_deliveries_replay_failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List replies
         * @description Permission: `messages.read`
         */
        get: operations["replies_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a reply
         * @description Permission: `messages.read`
         */
        get: operations["replies_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/reconciliation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is not settled with providers: open payments, those to look at, differences, and refunds that failed
         * @description Permission: `payments.read`
         */
        get: operations["payments_reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments
         * @description Permission: `payments.read`
         */
        get: operations["payments_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a payment
         * @description Permission: `payments.read`
         */
        get: operations["payments_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}/checked/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody has looked at a payment that was to be checked
         * @description Permission: `payments.refund`
         */
        post: operations["payments_checked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/pay/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a payment: whoever asks again gets the same, while the sum is the same
         * @description Permission: `payments.write`
         */
        post: operations["bookings_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment_accounts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payment_accounts
         * @description Permission: `payments.accounts`
         */
        get: operations["payment_accounts_list"];
        put?: never;
        /**
         * Create a payment account
         * @description Permission: `payments.accounts`
         */
        post: operations["payment_accounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment_accounts/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a payment account
         * @description Permission: `payments.accounts`
         */
        get: operations["payment_accounts_retrieve"];
        /**
         * Replace a payment account
         * @description Permission: `payments.accounts`
         */
        put: operations["payment_accounts_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a payment account
         * @description Permission: `payments.accounts`
         */
        patch: operations["payment_accounts_partial_update"];
        trace?: never;
    };
    "/api/payment_accounts/{id}/secrets/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Write the secrets of a payment account; those that are left out stay, and `null` forgets one
         * @description Permission: `payments.accounts`
         */
        patch: operations["payment_accounts_secrets"];
        trace?: never;
    };
    "/api/settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the business has set for itself
         * @description Permission: `settings.read`
         */
        get: operations["settings_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some of it
         * @description Permission: `settings.write`
         */
        patch: operations["settings_partial_update"];
        trace?: never;
    };
    "/api/settings/logo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the logo: the bytes of a PNG, JPEG or WebP picture of at most 256 kB
         * @description Permission: `settings.write`
         */
        put: operations["settings_logo_update"];
        post?: never;
        /**
         * Take the logo away
         * @description Permission: `settings.write`
         */
        delete: operations["settings_logo_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signup/verify/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify the address of mail by the link that was sent to it */
        post: operations["signup_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is here, and what one may do */
        get: operations["me_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may sign in here, as what
         * @description Permission: `members.read`
         */
        get: operations["members_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove somebody: their sessions, keys and calendar feed end at once
         * @description Permission: `members.write`
         */
        delete: operations["members_destroy"];
        options?: never;
        head?: never;
        /**
         * Give somebody another role, or join them to a staff member
         * @description Permission: `members.write`
         */
        patch: operations["members_partial_update"];
        trace?: never;
    };
    "/api/members/leave/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave the business
         * @description Takes no Idempotency-Key: who has left has no place here that could leave again.
         */
        post: operations["members_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was invited, and what became of it
         * @description Permission: `members.read`
         */
        get: operations["invitations_list"];
        put?: never;
        /**
         * Invite somebody by mail
         * @description Permission: `members.write`
         */
        post: operations["invitations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/resend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a new link; the old one leads nowhere
         * @description Permission: `members.write`
         */
        post: operations["invitations_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/revoke/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an invitation back
         * @description Permission: `members.write`
         */
        post: operations["invitations_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a link offers */
        get: operations["invitations_offer"];
        put?: never;
        /**
         * Take the place that a link offers
         * @description Accepting twice is accepting once, so it takes no Idempotency-Key. It opens no session: sign in afterwards.
         */
        post: operations["invitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api_keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of programs
         * @description Permission: `keys.write`
         */
        get: operations["api_keys_list"];
        put?: never;
        /**
         * Make a key for a program
         * @description Permission: `keys.write`
         */
        post: operations["api_keys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api_keys/{id}/rotate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key another secret; the old one stops at once
         * @description Permission: `keys.write`
         */
        post: operations["api_keys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api_keys/{id}/revoke/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a key for good
         * @description Permission: `keys.write`
         */
        post: operations["api_keys_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who of the platform was let in, and why
         * @description Permission: `visits.write`
         */
        get: operations["support_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/{id}/end/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send support away: the visit ends at once
         * @description Permission: `visits.write`
         */
        post: operations["support_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/enter/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the visit that a link is for
         * @description Takes no Idempotency-Key: the link is for one use, and its answer holds a cookie that is a secret.
         */
        post: operations["support_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/leave/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End one’s own visit
         * @description Takes no Idempotency-Key: whoever has left is nobody who could leave again.
         */
        post: operations["support_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes in the business, as it happens
         * @description With `Accept: text/event-stream`, as an `EventSource` sends it, server-sent events: `ready` once everything is heard, then a `change` with `{"subject", "ids"}` for each change. `Last-Event-ID` resumes. Otherwise what has changed since `since`, for who asks now and then.
         *
         *     Permission: `settings.read`
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/today/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody who comes in wants to know of a day first
         * @description Permission: `bookings.read`
         */
        get: operations["today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the business took and did, for charts
         * @description Permission: `figures.read`
         */
        get: operations["reports_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checklist/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a business is on its way to the first booking
         * @description Permission: `settings.read`
         */
        get: operations["checklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/starters/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What businesses of a trade begin with
         * @description Permission: `catalogue.read`
         */
        get: operations["starters_list"];
        put?: never;
        /**
         * Begin with what a trade begins with
         * @description Permission: `settings.write`
         */
        post: operations["starters_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done here and what became of bookings, the newest first
         * @description Permission: `audit.read`
         */
        get: operations["audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a table, up to 10000 events
         * @description Permission: `audit.read`
         */
        get: operations["audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the business did, by the days of its own calendar
         * @description Permission: `figures.read`
         */
        get: operations["usage_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own_domains/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the business’s domains, the primary one first
         * @description Permission: `domains.read`
         */
        get: operations["own_domains_list"];
        put?: never;
        /**
         * Add a name below the platform’s domain
         * @description Permission: `domains.write`
         */
        post: operations["own_domains_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own_domains/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a domain of the business
         * @description Permission: `domains.read`
         */
        get: operations["own_domains_retrieve"];
        put?: never;
        post?: never;
        /**
         * Take a domain away from the business
         * @description Permission: `domains.write`
         */
        delete: operations["own_domains_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own_domains/{id}/make_primary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a domain the one that links are made with
         * @description Permission: `domains.write`
         */
        post: operations["own_domains_make_primary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own_domains/{id}/check/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for the proof of a domain now, and not tomorrow
         * @description Permission: `domains.write`
         */
        post: operations["own_domains_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domain_claims/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the domains that the business claims
         * @description Permission: `domains.read`
         */
        get: operations["domain_claims_list"];
        put?: never;
        /**
         * Claim a domain of one’s own
         * @description Permission: `domains.write`
         */
        post: operations["domain_claims_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domain_claims/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a claim, with what is to be done
         * @description Permission: `domains.read`
         */
        get: operations["domain_claims_retrieve"];
        put?: never;
        post?: never;
        /**
         * Withdraw a claim
         * @description Permission: `domains.write`
         */
        delete: operations["domain_claims_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domain_claims/{id}/check/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for the proof now; proved, the domain leads to the business
         * @description Permission: `domains.write`
         */
        post: operations["domain_claims_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is to administer here, and what one may do with it */
        get: operations["models_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{model}/{id}/dependents/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What refers to a row, and what becomes of it when the row is deleted */
        get: operations["models_dependents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is */
        get: operations["api_root"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    schema_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    sign_in_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "owner@example.com",
                 *       "password": "a long password"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                    rememberMe?: boolean;
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Signed in: the session is in the cookie; or asked for a code of the second factor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        url?: string;
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            emailVerified: boolean;
                            image?: string | null;
                            isSuperuser: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    } | {
                        /** @enum {boolean} */
                        twoFactorRedirect: true;
                        twoFactorMethods: string[];
                    };
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in on this host; null when nobody is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            userId: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            ipAddress?: string | null;
                            userAgent?: string | null;
                        };
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            emailVerified: boolean;
                            image?: string | null;
                            isSuperuser: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                        support: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            /** @description The member they stand in for; null: they only look */
                            stand_in: string | null;
                        } | null;
                    } | null;
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out, or nobody was signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    sign_in_magic_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "owner@example.com",
                 *       "callbackURL": "/admin"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description If somebody has this address, a link is on its way; whether anybody has is not said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    send_verification_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "owner@example.com",
                 *       "callbackURL": "/admin"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description If somebody has this address, a link is on its way; whether anybody has is not said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    request_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "owner@example.com",
                 *       "callbackURL": "/admin"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description If somebody has this address, a link is on its way; whether anybody has is not said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    verify_magic_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Zb8m0r3hXw1v5c7yQ2tK4nJ6pL9sD0fG1aE3uI5oY7M"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Signed in: the session is in the cookie; or asked for a code of the second factor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        url?: string;
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            emailVerified: boolean;
                            image?: string | null;
                            isSuperuser: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    } | {
                        /** @enum {boolean} */
                        twoFactorRedirect: true;
                        twoFactorMethods: string[];
                    };
                };
            };
        };
    };
    verify_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Zb8m0r3hXw1v5c7yQ2tK4nJ6pL9sD0fG1aE3uI5oY7M"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Zb8m0r3hXw1v5c7yQ2tK4nJ6pL9sD0fG1aE3uI5oY7M",
                 *       "newPassword": "a long new password"
                 *     }
                 */
                "application/json": {
                    token: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    passkey_register_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For `parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` of the browser; good once, on this host */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    passkey_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    response: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        response: {
                            clientDataJSON: string;
                            attestationObject: string;
                            transports?: string[];
                        } & {
                            [key: string]: unknown;
                        };
                        clientExtensionResults?: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description A passkey */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        host: string;
                        backedUp: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        lastUsedAt: string | null;
                    };
                };
            };
        };
    };
    passkey_sign_in_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For `parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` of the browser; good once, on this host */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    passkey_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    response: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        response: {
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                            userHandle?: string | null;
                        } & {
                            [key: string]: unknown;
                        };
                        clientExtensionResults?: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Signed in: the session is in the cookie; or asked for a code of the second factor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        url?: string;
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            emailVerified: boolean;
                            image?: string | null;
                            isSuperuser: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    } | {
                        /** @enum {boolean} */
                        twoFactorRedirect: true;
                        twoFactorMethods: string[];
                    };
                };
            };
        };
    };
    list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One’s own passkeys, on all hosts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        host: string;
                        backedUp: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        lastUsedAt: string | null;
                    }[];
                };
            };
        };
    };
    rename_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "01936f2a-5b7c-7d3e-8f10-2a4b6c8d0e12",
                 *       "name": "Telephone"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description A passkey */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        host: string;
                        backedUp: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        lastUsedAt: string | null;
                    };
                };
            };
        };
    };
    delete_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "01936f2a-5b7c-7d3e-8f10-2a4b6c8d0e12"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "a long password",
                 *       "newPassword": "a long new password"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    verify_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Signed in: the session is in the cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        url?: string;
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            emailVerified: boolean;
                            image?: string | null;
                            isSuperuser: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
    };
    verify_backup_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Signed in: the session is in the cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        url?: string;
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            emailVerified: boolean;
                            image?: string | null;
                            isSuperuser: boolean;
                            twoFactorEnabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
    };
    enable_two_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a long password"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Shown once. The second factor is on when a first code of the app has been verified */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        totpURI: string;
                        backupCodes: string[];
                    };
                };
            };
        };
    };
    disable_two_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a long password"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                    };
                };
            };
        };
    };
    generate_backup_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a long password"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Shown once; the former ones are void */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                        backupCodes: string[];
                    };
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One’s own sessions, on all hosts, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        host: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        ipAddress: string | null;
                        userAgent: string | null;
                        isCurrent: boolean;
                    }[];
                };
            };
        };
    };
    revoke_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "01936f2a-5b7c-7d3e-8f10-2a4b6c8d0e12"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    id: string;
                };
            };
        };
        responses: {
            /** @description How many ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                        revoked: number;
                    };
                };
            };
        };
    };
    revoke_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        status: true;
                        revoked: number;
                    };
                };
            };
        };
    };
    services_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, name, position, price, duration_minutes; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                is_active?: string;
                category_id?: string;
                /** @description Any of these, with commas between them */
                category_id__in?: string;
                category_id__isnull?: string;
                duration_minutes?: number;
                /** @description Any of these, with commas between them */
                duration_minutes__in?: string;
                duration_minutes__gt?: number;
                duration_minutes__gte?: number;
                duration_minutes__lt?: number;
                duration_minutes__lte?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            description: string;
                            /** Format: uuid */
                            category_id: string | null;
                            duration_minutes: number;
                            price: string;
                            currency: string;
                            position: number;
                            is_active: boolean;
                            interval_minutes: number | null;
                            buffer_before_minutes: number;
                            buffer_after_minutes: number;
                            free_minutes: [
                                number,
                                number
                            ][];
                            min_notice_minutes: number;
                            horizon_days: number;
                            capacity: number;
                            max_per_day: number | null;
                            requires_approval: boolean;
                            reminder_minutes: number[] | null;
                            deposit_percent: number | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    services_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coupe femme",
                 *       "duration_minutes": 45,
                 *       "price": "180.00",
                 *       "description": "Shampoing, coupe et coiffage"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    description?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    category_id?: string | null;
                    /** @default 60 */
                    duration_minutes?: number;
                    price: string;
                    /** @default MAD */
                    currency?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                    /**
                     * @description From one offered start to the next; null: the duration
                     * @default null
                     */
                    interval_minutes?: number | null;
                    /**
                     * @description When its person is busy and the customer is not there yet
                     * @default 0
                     */
                    buffer_before_minutes?: number;
                    /** @default 0 */
                    buffer_after_minutes?: number;
                    /**
                     * @description From the start: when its person may do something else
                     * @default []
                     */
                    free_minutes?: [
                        number,
                        number
                    ][];
                    /** @default 0 */
                    min_notice_minutes?: number;
                    /** @default 365 */
                    horizon_days?: number;
                    /**
                     * @description Seats of one session; 1 is no class
                     * @default 1
                     */
                    capacity?: number;
                    /** @default null */
                    max_per_day?: number | null;
                    /**
                     * @description Bookings wait until somebody confirms them
                     * @default false
                     */
                    requires_approval?: boolean;
                    /**
                     * @description How long before the start customers are reminded; null: as the rules for messages say
                     * @default null
                     */
                    reminder_minutes?: number[] | null;
                    /**
                     * @description Of the price, to be paid before a booking stands; null: as the policy says
                     * @default null
                     */
                    deposit_percent?: number | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /** Format: uuid */
                        category_id: string | null;
                        duration_minutes: number;
                        price: string;
                        currency: string;
                        position: number;
                        is_active: boolean;
                        interval_minutes: number | null;
                        buffer_before_minutes: number;
                        buffer_after_minutes: number;
                        free_minutes: [
                            number,
                            number
                        ][];
                        min_notice_minutes: number;
                        horizon_days: number;
                        capacity: number;
                        max_per_day: number | null;
                        requires_approval: boolean;
                        reminder_minutes: number[] | null;
                        deposit_percent: number | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    services_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /** Format: uuid */
                        category_id: string | null;
                        duration_minutes: number;
                        price: string;
                        currency: string;
                        position: number;
                        is_active: boolean;
                        interval_minutes: number | null;
                        buffer_before_minutes: number;
                        buffer_after_minutes: number;
                        free_minutes: [
                            number,
                            number
                        ][];
                        min_notice_minutes: number;
                        horizon_days: number;
                        capacity: number;
                        max_per_day: number | null;
                        requires_approval: boolean;
                        reminder_minutes: number[] | null;
                        deposit_percent: number | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    services_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coupe femme",
                 *       "duration_minutes": 45,
                 *       "price": "180.00",
                 *       "description": "Shampoing, coupe et coiffage"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    description?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    category_id?: string | null;
                    /** @default 60 */
                    duration_minutes?: number;
                    price: string;
                    /** @default MAD */
                    currency?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                    /**
                     * @description From one offered start to the next; null: the duration
                     * @default null
                     */
                    interval_minutes?: number | null;
                    /**
                     * @description When its person is busy and the customer is not there yet
                     * @default 0
                     */
                    buffer_before_minutes?: number;
                    /** @default 0 */
                    buffer_after_minutes?: number;
                    /**
                     * @description From the start: when its person may do something else
                     * @default []
                     */
                    free_minutes?: [
                        number,
                        number
                    ][];
                    /** @default 0 */
                    min_notice_minutes?: number;
                    /** @default 365 */
                    horizon_days?: number;
                    /**
                     * @description Seats of one session; 1 is no class
                     * @default 1
                     */
                    capacity?: number;
                    /** @default null */
                    max_per_day?: number | null;
                    /**
                     * @description Bookings wait until somebody confirms them
                     * @default false
                     */
                    requires_approval?: boolean;
                    /**
                     * @description How long before the start customers are reminded; null: as the rules for messages say
                     * @default null
                     */
                    reminder_minutes?: number[] | null;
                    /**
                     * @description Of the price, to be paid before a booking stands; null: as the policy says
                     * @default null
                     */
                    deposit_percent?: number | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /** Format: uuid */
                        category_id: string | null;
                        duration_minutes: number;
                        price: string;
                        currency: string;
                        position: number;
                        is_active: boolean;
                        interval_minutes: number | null;
                        buffer_before_minutes: number;
                        buffer_after_minutes: number;
                        free_minutes: [
                            number,
                            number
                        ][];
                        min_notice_minutes: number;
                        horizon_days: number;
                        capacity: number;
                        max_per_day: number | null;
                        requires_approval: boolean;
                        reminder_minutes: number[] | null;
                        deposit_percent: number | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    services_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    services_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    description?: string;
                    /** Format: uuid */
                    category_id?: string | null;
                    duration_minutes?: number;
                    price?: string;
                    currency?: string;
                    position?: number;
                    is_active?: boolean;
                    interval_minutes?: number | null;
                    buffer_before_minutes?: number;
                    buffer_after_minutes?: number;
                    free_minutes?: [
                        number,
                        number
                    ][];
                    min_notice_minutes?: number;
                    horizon_days?: number;
                    capacity?: number;
                    max_per_day?: number | null;
                    requires_approval?: boolean;
                    reminder_minutes?: number[] | null;
                    deposit_percent?: number | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /** Format: uuid */
                        category_id: string | null;
                        duration_minutes: number;
                        price: string;
                        currency: string;
                        position: number;
                        is_active: boolean;
                        interval_minutes: number | null;
                        buffer_before_minutes: number;
                        buffer_after_minutes: number;
                        free_minutes: [
                            number,
                            number
                        ][];
                        min_notice_minutes: number;
                        horizon_days: number;
                        capacity: number;
                        max_per_day: number | null;
                        requires_approval: boolean;
                        reminder_minutes: number[] | null;
                        deposit_percent: number | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    services_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    description?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    category_id?: string | null;
                    /** @default 60 */
                    duration_minutes?: number;
                    price: string;
                    /** @default MAD */
                    currency?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                    /**
                     * @description From one offered start to the next; null: the duration
                     * @default null
                     */
                    interval_minutes?: number | null;
                    /**
                     * @description When its person is busy and the customer is not there yet
                     * @default 0
                     */
                    buffer_before_minutes?: number;
                    /** @default 0 */
                    buffer_after_minutes?: number;
                    /**
                     * @description From the start: when its person may do something else
                     * @default []
                     */
                    free_minutes?: [
                        number,
                        number
                    ][];
                    /** @default 0 */
                    min_notice_minutes?: number;
                    /** @default 365 */
                    horizon_days?: number;
                    /**
                     * @description Seats of one session; 1 is no class
                     * @default 1
                     */
                    capacity?: number;
                    /** @default null */
                    max_per_day?: number | null;
                    /**
                     * @description Bookings wait until somebody confirms them
                     * @default false
                     */
                    requires_approval?: boolean;
                    /**
                     * @description How long before the start customers are reminded; null: as the rules for messages say
                     * @default null
                     */
                    reminder_minutes?: number[] | null;
                    /**
                     * @description Of the price, to be paid before a booking stands; null: as the policy says
                     * @default null
                     */
                    deposit_percent?: number | null;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /** Format: uuid */
                        category_id: string | null;
                        duration_minutes: number;
                        price: string;
                        currency: string;
                        position: number;
                        is_active: boolean;
                        interval_minutes: number | null;
                        buffer_before_minutes: number;
                        buffer_after_minutes: number;
                        free_minutes: [
                            number,
                            number
                        ][];
                        min_notice_minutes: number;
                        horizon_days: number;
                        capacity: number;
                        max_per_day: number | null;
                        requires_approval: boolean;
                        reminder_minutes: number[] | null;
                        deposit_percent: number | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    categories_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description position, name, created_at; with a minus in front in reverse; several with commas. By default position */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            description: string;
                            position: number;
                            is_active: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    categories_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coiffure",
                 *       "position": 1
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    description?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    categories_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    categories_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coiffure",
                 *       "position": 1
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    description?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    categories_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    categories_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    description?: string;
                    position?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    categories_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    description?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    needs_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description type, created_at; with a minus in front in reverse; several with commas. By default type */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                /** @description As resources have it */
                type?: string;
                /** @description Any of these, with commas between them */
                type__in?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            service_id: string;
                            /** @description As resources have it */
                            type: string;
                            units: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    needs_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    service_id: string;
                    /** @description As resources have it */
                    type: string;
                    /** @default 1 */
                    units?: number;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** @description As resources have it */
                        type: string;
                        units: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    needs_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The need, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** @description As resources have it */
                        type: string;
                        units: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    needs_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    service_id: string;
                    /** @description As resources have it */
                    type: string;
                    /** @default 1 */
                    units?: number;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** @description As resources have it */
                        type: string;
                        units: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    needs_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    needs_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    service_id?: string;
                    /** @description As resources have it */
                    type?: string;
                    units?: number;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** @description As resources have it */
                        type: string;
                        units: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    needs_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    service_id: string;
                    /** @description As resources have it */
                    type: string;
                    /** @default 1 */
                    units?: number;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** @description As resources have it */
                        type: string;
                        units: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    variants_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description position, name, created_at; with a minus in front in reverse; several with commas. By default position */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description For good: it cannot be given to another service */
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: uuid
                             * @description For good: it cannot be given to another service
                             */
                            service_id: string;
                            name: string;
                            /** @description In the place of the service's */
                            duration_minutes: number;
                            /** @description In the place of the service's, in its currency */
                            price: string;
                            position: number;
                            is_active: boolean;
                            currency: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    variants_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "019b76da-a800-7000-8000-000000000000",
                 *       "name": "Cheveux longs",
                 *       "duration_minutes": 60,
                 *       "price": "180.00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    name: string;
                    /** @description In the place of the service's */
                    duration_minutes: number;
                    /** @description In the place of the service's, in its currency */
                    price: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        /** @description In the place of the service's */
                        duration_minutes: number;
                        /** @description In the place of the service's, in its currency */
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    variants_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The variant, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        /** @description In the place of the service's */
                        duration_minutes: number;
                        /** @description In the place of the service's, in its currency */
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    variants_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "019b76da-a800-7000-8000-000000000000",
                 *       "name": "Cheveux longs",
                 *       "duration_minutes": 60,
                 *       "price": "180.00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    name: string;
                    /** @description In the place of the service's */
                    duration_minutes: number;
                    /** @description In the place of the service's, in its currency */
                    price: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        /** @description In the place of the service's */
                        duration_minutes: number;
                        /** @description In the place of the service's, in its currency */
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    variants_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    variants_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id?: string;
                    name?: string;
                    /** @description In the place of the service's */
                    duration_minutes?: number;
                    /** @description In the place of the service's, in its currency */
                    price?: string;
                    position?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        /** @description In the place of the service's */
                        duration_minutes: number;
                        /** @description In the place of the service's, in its currency */
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    variants_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    name: string;
                    /** @description In the place of the service's */
                    duration_minutes: number;
                    /** @description In the place of the service's, in its currency */
                    price: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        /** @description In the place of the service's */
                        duration_minutes: number;
                        /** @description In the place of the service's, in its currency */
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    addons_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description position, name, created_at; with a minus in front in reverse; several with commas. By default position */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description For good: it cannot be given to another service */
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: uuid
                             * @description For good: it cannot be given to another service
                             */
                            service_id: string;
                            name: string;
                            duration_minutes: number;
                            price: string;
                            position: number;
                            is_active: boolean;
                            currency: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    addons_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "019b76da-a800-7000-8000-000000000000",
                 *       "name": "Masque hydratant",
                 *       "duration_minutes": 10,
                 *       "price": "50.00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    name: string;
                    /**
                     * @description Beside the service's
                     * @default 0
                     */
                    duration_minutes?: number;
                    /**
                     * @description Beside the service's, in its currency
                     * @default 0
                     */
                    price?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        duration_minutes: number;
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    addons_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The add-on, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        duration_minutes: number;
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    addons_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "019b76da-a800-7000-8000-000000000000",
                 *       "name": "Masque hydratant",
                 *       "duration_minutes": 10,
                 *       "price": "50.00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    name: string;
                    /**
                     * @description Beside the service's
                     * @default 0
                     */
                    duration_minutes?: number;
                    /**
                     * @description Beside the service's, in its currency
                     * @default 0
                     */
                    price?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        duration_minutes: number;
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    addons_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addons_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id?: string;
                    name?: string;
                    duration_minutes?: number;
                    price?: string;
                    position?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        duration_minutes: number;
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    addons_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    name: string;
                    /**
                     * @description Beside the service's
                     * @default 0
                     */
                    duration_minutes?: number;
                    /**
                     * @description Beside the service's, in its currency
                     * @default 0
                     */
                    price?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        name: string;
                        duration_minutes: number;
                        price: string;
                        position: number;
                        is_active: boolean;
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    fields_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description position, label, created_at; with a minus in front in reverse; several with commas. By default position */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description For good: it cannot be given to another service */
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: uuid
                             * @description For good: it cannot be given to another service
                             */
                            service_id: string;
                            /** @description The question, as customers read it */
                            label: string;
                            /** @enum {string} */
                            kind: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                            options: string[];
                            is_required: boolean;
                            position: number;
                            is_active: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    fields_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "019b76da-a800-7000-8000-000000000000",
                 *       "label": "Quel style de motifs souhaitez-vous ?",
                 *       "kind": "choice",
                 *       "options": [
                 *         "Fassi",
                 *         "Marrakchi",
                 *         "Khaliji"
                 *       ]
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    /** @description The question, as customers read it */
                    label: string;
                    /**
                     * @default text
                     * @enum {string}
                     */
                    kind?: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                    /**
                     * @description Of a choice: what can be chosen
                     * @default []
                     */
                    options?: string[];
                    /** @default false */
                    is_required?: boolean;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        /** @description The question, as customers read it */
                        label: string;
                        /** @enum {string} */
                        kind: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                        options: string[];
                        is_required: boolean;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    fields_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The field, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        /** @description The question, as customers read it */
                        label: string;
                        /** @enum {string} */
                        kind: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                        options: string[];
                        is_required: boolean;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    fields_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "019b76da-a800-7000-8000-000000000000",
                 *       "label": "Quel style de motifs souhaitez-vous ?",
                 *       "kind": "choice",
                 *       "options": [
                 *         "Fassi",
                 *         "Marrakchi",
                 *         "Khaliji"
                 *       ]
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    /** @description The question, as customers read it */
                    label: string;
                    /**
                     * @default text
                     * @enum {string}
                     */
                    kind?: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                    /**
                     * @description Of a choice: what can be chosen
                     * @default []
                     */
                    options?: string[];
                    /** @default false */
                    is_required?: boolean;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        /** @description The question, as customers read it */
                        label: string;
                        /** @enum {string} */
                        kind: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                        options: string[];
                        is_required: boolean;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    fields_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    fields_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id?: string;
                    /** @description The question, as customers read it */
                    label?: string;
                    /** @enum {string} */
                    kind?: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                    options?: string[];
                    is_required?: boolean;
                    position?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        /** @description The question, as customers read it */
                        label: string;
                        /** @enum {string} */
                        kind: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                        options: string[];
                        is_required: boolean;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    fields_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: uuid
                     * @description For good: it cannot be given to another service
                     */
                    service_id: string;
                    /** @description The question, as customers read it */
                    label: string;
                    /**
                     * @default text
                     * @enum {string}
                     */
                    kind?: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                    /**
                     * @description Of a choice: what can be chosen
                     * @default []
                     */
                    options?: string[];
                    /** @default false */
                    is_required?: boolean;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: uuid
                         * @description For good: it cannot be given to another service
                         */
                        service_id: string;
                        /** @description The question, as customers read it */
                        label: string;
                        /** @enum {string} */
                        kind: "text" | "long_text" | "number" | "yes_no" | "choice" | "date";
                        options: string[];
                        is_required: boolean;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    staff_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description position, name, created_at; with a minus in front in reverse; several with commas. By default position */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                is_active?: string;
                user_id?: string;
                /** @description Any of these, with commas between them */
                user_id__in?: string;
                user_id__isnull?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            title: string;
                            email: "" | string;
                            phone: string;
                            position: number;
                            is_active: boolean;
                            max_per_day: number | null;
                            /** Format: uuid */
                            user_id: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    staff_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Salma Idrissi",
                 *       "title": "Coiffeuse",
                 *       "email": "salma@example.com"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly user_id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    title?: string;
                    /** @default  */
                    email?: "" | string;
                    /** @default  */
                    phone?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                    /** @default null */
                    max_per_day?: number | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        title: string;
                        email: "" | string;
                        phone: string;
                        position: number;
                        is_active: boolean;
                        max_per_day: number | null;
                        /** Format: uuid */
                        user_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    staff_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The staff member, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        title: string;
                        email: "" | string;
                        phone: string;
                        position: number;
                        is_active: boolean;
                        max_per_day: number | null;
                        /** Format: uuid */
                        user_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    staff_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Salma Idrissi",
                 *       "title": "Coiffeuse",
                 *       "email": "salma@example.com"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly user_id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    title?: string;
                    /** @default  */
                    email?: "" | string;
                    /** @default  */
                    phone?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                    /** @default null */
                    max_per_day?: number | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        title: string;
                        email: "" | string;
                        phone: string;
                        position: number;
                        is_active: boolean;
                        max_per_day: number | null;
                        /** Format: uuid */
                        user_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    staff_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    staff_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly user_id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    title?: string;
                    email?: "" | string;
                    phone?: string;
                    position?: number;
                    is_active?: boolean;
                    max_per_day?: number | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        title: string;
                        email: "" | string;
                        phone: string;
                        position: number;
                        is_active: boolean;
                        max_per_day: number | null;
                        /** Format: uuid */
                        user_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    staff_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly user_id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    title?: string;
                    /** @default  */
                    email?: "" | string;
                    /** @default  */
                    phone?: string;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                    /** @default null */
                    max_per_day?: number | null;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        title: string;
                        email: "" | string;
                        phone: string;
                        position: number;
                        is_active: boolean;
                        max_per_day: number | null;
                        /** Format: uuid */
                        user_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    availability_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description weekday, start_time, created_at; with a minus in front in reverse; several with commas. By default weekday */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                weekday?: number;
                /** @description Any of these, with commas between them */
                weekday__in?: string;
                weekday__gt?: number;
                weekday__gte?: number;
                weekday__lt?: number;
                weekday__lte?: number;
                kind?: "work" | "break";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                valid_from?: string;
                /** @description Any of these, with commas between them */
                valid_from__in?: string;
                valid_from__gt?: string;
                valid_from__gte?: string;
                valid_from__lt?: string;
                valid_from__lte?: string;
                valid_from__isnull?: string;
                valid_until?: string;
                /** @description Any of these, with commas between them */
                valid_until__in?: string;
                valid_until__gt?: string;
                valid_until__gte?: string;
                valid_until__lt?: string;
                valid_until__lte?: string;
                valid_until__isnull?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** @description 1 is Monday, 7 Sunday */
                            weekday: number;
                            start_time: string;
                            /** @description Before `start_time`: on the next date */
                            end_time: string;
                            /** @enum {string} */
                            kind: "work" | "break";
                            /** Format: date */
                            valid_from: string | null;
                            /** Format: date */
                            valid_until: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    availability_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** @description 1 is Monday, 7 Sunday */
                    weekday: number;
                    start_time: string;
                    /** @description Before `start_time`: on the next date */
                    end_time: string;
                    /**
                     * @default work
                     * @enum {string}
                     */
                    kind?: "work" | "break";
                    /**
                     * Format: date
                     * @description The first date on which it counts
                     * @default null
                     */
                    valid_from?: string | null;
                    /**
                     * Format: date
                     * @description The last date on which it counts
                     * @default null
                     */
                    valid_until?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** @description 1 is Monday, 7 Sunday */
                        weekday: number;
                        start_time: string;
                        /** @description Before `start_time`: on the next date */
                        end_time: string;
                        /** @enum {string} */
                        kind: "work" | "break";
                        /** Format: date */
                        valid_from: string | null;
                        /** Format: date */
                        valid_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    availability_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stretch of working hours, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** @description 1 is Monday, 7 Sunday */
                        weekday: number;
                        start_time: string;
                        /** @description Before `start_time`: on the next date */
                        end_time: string;
                        /** @enum {string} */
                        kind: "work" | "break";
                        /** Format: date */
                        valid_from: string | null;
                        /** Format: date */
                        valid_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    availability_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** @description 1 is Monday, 7 Sunday */
                    weekday: number;
                    start_time: string;
                    /** @description Before `start_time`: on the next date */
                    end_time: string;
                    /**
                     * @default work
                     * @enum {string}
                     */
                    kind?: "work" | "break";
                    /**
                     * Format: date
                     * @description The first date on which it counts
                     * @default null
                     */
                    valid_from?: string | null;
                    /**
                     * Format: date
                     * @description The last date on which it counts
                     * @default null
                     */
                    valid_until?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** @description 1 is Monday, 7 Sunday */
                        weekday: number;
                        start_time: string;
                        /** @description Before `start_time`: on the next date */
                        end_time: string;
                        /** @enum {string} */
                        kind: "work" | "break";
                        /** Format: date */
                        valid_from: string | null;
                        /** Format: date */
                        valid_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    availability_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    availability_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id?: string;
                    /** @description 1 is Monday, 7 Sunday */
                    weekday?: number;
                    start_time?: string;
                    /** @description Before `start_time`: on the next date */
                    end_time?: string;
                    /** @enum {string} */
                    kind?: "work" | "break";
                    /** Format: date */
                    valid_from?: string | null;
                    /** Format: date */
                    valid_until?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** @description 1 is Monday, 7 Sunday */
                        weekday: number;
                        start_time: string;
                        /** @description Before `start_time`: on the next date */
                        end_time: string;
                        /** @enum {string} */
                        kind: "work" | "break";
                        /** Format: date */
                        valid_from: string | null;
                        /** Format: date */
                        valid_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    availability_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** @description 1 is Monday, 7 Sunday */
                    weekday: number;
                    start_time: string;
                    /** @description Before `start_time`: on the next date */
                    end_time: string;
                    /**
                     * @default work
                     * @enum {string}
                     */
                    kind?: "work" | "break";
                    /**
                     * Format: date
                     * @description The first date on which it counts
                     * @default null
                     */
                    valid_from?: string | null;
                    /**
                     * Format: date
                     * @description The last date on which it counts
                     * @default null
                     */
                    valid_until?: string | null;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** @description 1 is Monday, 7 Sunday */
                        weekday: number;
                        start_time: string;
                        /** @description Before `start_time`: on the next date */
                        end_time: string;
                        /** @enum {string} */
                        kind: "work" | "break";
                        /** Format: date */
                        valid_from: string | null;
                        /** Format: date */
                        valid_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    skills_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            service_id: string;
                            duration_minutes: number | null;
                            price: string | null;
                            /** @description The service's */
                            currency: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    skills_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * @description In the place of the service's
                     * @default null
                     */
                    duration_minutes?: number | null;
                    /**
                     * @description In the place of the service's, in its currency
                     * @default null
                     */
                    price?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        service_id: string;
                        duration_minutes: number | null;
                        price: string | null;
                        /** @description The service's */
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    skills_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The skill, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        service_id: string;
                        duration_minutes: number | null;
                        price: string | null;
                        /** @description The service's */
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    skills_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * @description In the place of the service's
                     * @default null
                     */
                    duration_minutes?: number | null;
                    /**
                     * @description In the place of the service's, in its currency
                     * @default null
                     */
                    price?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        service_id: string;
                        duration_minutes: number | null;
                        price: string | null;
                        /** @description The service's */
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    skills_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    skills_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id?: string;
                    /** Format: uuid */
                    service_id?: string;
                    duration_minutes?: number | null;
                    price?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        service_id: string;
                        duration_minutes: number | null;
                        price: string | null;
                        /** @description The service's */
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    skills_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly currency?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * @description In the place of the service's
                     * @default null
                     */
                    duration_minutes?: number | null;
                    /**
                     * @description In the place of the service's, in its currency
                     * @default null
                     */
                    price?: string | null;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        service_id: string;
                        duration_minutes: number | null;
                        price: string | null;
                        /** @description The service's */
                        currency: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    overrides_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description on_date, created_at; with a minus in front in reverse; several with commas. By default on_date */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                on_date?: string;
                /** @description Any of these, with commas between them */
                on_date__in?: string;
                on_date__gt?: string;
                on_date__gte?: string;
                on_date__lt?: string;
                on_date__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: date */
                            on_date: string;
                            intervals: [
                                string,
                                string
                            ][];
                            breaks: [
                                string,
                                string
                            ][];
                            note: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    overrides_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** Format: date */
                    on_date: string;
                    /**
                     * @description In the place of the weekday’s; none at all closes the date
                     * @default []
                     */
                    intervals?: [
                        string,
                        string
                    ][];
                    /** @default [] */
                    breaks?: [
                        string,
                        string
                    ][];
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: date */
                        on_date: string;
                        intervals: [
                            string,
                            string
                        ][];
                        breaks: [
                            string,
                            string
                        ][];
                        note: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    overrides_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The special date, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: date */
                        on_date: string;
                        intervals: [
                            string,
                            string
                        ][];
                        breaks: [
                            string,
                            string
                        ][];
                        note: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    overrides_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** Format: date */
                    on_date: string;
                    /**
                     * @description In the place of the weekday’s; none at all closes the date
                     * @default []
                     */
                    intervals?: [
                        string,
                        string
                    ][];
                    /** @default [] */
                    breaks?: [
                        string,
                        string
                    ][];
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: date */
                        on_date: string;
                        intervals: [
                            string,
                            string
                        ][];
                        breaks: [
                            string,
                            string
                        ][];
                        note: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    overrides_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    overrides_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id?: string;
                    /** Format: date */
                    on_date?: string;
                    intervals?: [
                        string,
                        string
                    ][];
                    breaks?: [
                        string,
                        string
                    ][];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: date */
                        on_date: string;
                        intervals: [
                            string,
                            string
                        ][];
                        breaks: [
                            string,
                            string
                        ][];
                        note: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    overrides_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    /** Format: date */
                    on_date: string;
                    /**
                     * @description In the place of the weekday’s; none at all closes the date
                     * @default []
                     */
                    intervals?: [
                        string,
                        string
                    ][];
                    /** @default [] */
                    breaks?: [
                        string,
                        string
                    ][];
                    /** @default  */
                    note?: string;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: date */
                        on_date: string;
                        intervals: [
                            string,
                            string
                        ][];
                        breaks: [
                            string,
                            string
                        ][];
                        note: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    time_off_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description starts_at, created_at; with a minus in front in reverse; several with commas. By default starts_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            staff_id: string;
                            starts_at: string;
                            ends_at: string;
                            reason: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    time_off_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    starts_at: string;
                    ends_at: string;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    time_off_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time off, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    time_off_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    starts_at: string;
                    ends_at: string;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    time_off_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    time_off_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id?: string;
                    starts_at?: string;
                    ends_at?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    time_off_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    staff_id: string;
                    starts_at: string;
                    ends_at: string;
                    /** @default  */
                    reason?: string;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staff_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    customers_import: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dry_run": true,
                 *       "rows": [
                 *         {
                 *           "name": "Amina Berrada",
                 *           "phone": "0612 345 678"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Nothing is written: it says what would be */
                    dry_run: boolean;
                    /** @description A table with a line of names first, in French, Arabic or English; commas, semicolons or tabs */
                    csv?: string;
                    /** @description In its place */
                    rows?: {
                        name?: string;
                        email?: string;
                        phone?: string;
                        language?: string;
                        born_on?: string;
                        notes?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What became of each line, or would have */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dry_run: boolean;
                        /** @description Or what would be */
                        created: number;
                        /** @description Left as they are */
                        duplicates: number;
                        /** @description Left out */
                        invalid: number;
                        /** @description Of which nothing was read */
                        unknown_columns: string[];
                        rows: {
                            /** @description Of the table, from 1 behind its names */
                            line: number;
                            /** @enum {string} */
                            action: "create" | "duplicate" | "invalid";
                            /**
                             * Format: uuid
                             * @description Who it is already; null where an earlier line is the same
                             */
                            customer_id: string | null;
                            same_as_line: number | null;
                            errors: {
                                column: string;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    customers_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, UTF-8; what a spreadsheet would run is made text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    customers_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, name; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                id?: string;
                /** @description Any of these, with commas between them */
                id__in?: string;
                email?: "" | string;
                /** @description Any of these, with commas between them */
                email__in?: string;
                phone?: string;
                /** @description Any of these, with commas between them */
                phone__in?: string;
                language?: "fr" | "ar" | "en";
                /** @description Any of these, with commas between them */
                language__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            email: "" | string;
                            phone: string;
                            /** @enum {string} */
                            language: "fr" | "ar" | "en";
                            /** Format: date */
                            born_on: string | null;
                            notes?: string;
                            /**
                             * Format: date-time
                             * @description Since when the number is known to be theirs; null: it is not
                             */
                            phone_verified_at: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    customers_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Amina Berrada",
                 *       "email": "amina@example.com",
                 *       "phone": "+212 612 345 678",
                 *       "language": "fr"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly phone_verified_at?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    email?: "" | string;
                    /** @default  */
                    phone?: string;
                    /**
                     * @default fr
                     * @enum {string}
                     */
                    language?: "fr" | "ar" | "en";
                    /**
                     * Format: date
                     * @default null
                     */
                    born_on?: string | null;
                    /** @default  */
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        email: "" | string;
                        phone: string;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: date */
                        born_on: string | null;
                        notes?: string;
                        /**
                         * Format: date-time
                         * @description Since when the number is known to be theirs; null: it is not
                         */
                        phone_verified_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        email: "" | string;
                        phone: string;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: date */
                        born_on: string | null;
                        notes?: string;
                        /**
                         * Format: date-time
                         * @description Since when the number is known to be theirs; null: it is not
                         */
                        phone_verified_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Amina Berrada",
                 *       "email": "amina@example.com",
                 *       "phone": "+212 612 345 678",
                 *       "language": "fr"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly phone_verified_at?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    email?: "" | string;
                    /** @default  */
                    phone?: string;
                    /**
                     * @default fr
                     * @enum {string}
                     */
                    language?: "fr" | "ar" | "en";
                    /**
                     * Format: date
                     * @default null
                     */
                    born_on?: string | null;
                    /** @default  */
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        email: "" | string;
                        phone: string;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: date */
                        born_on: string | null;
                        notes?: string;
                        /**
                         * Format: date-time
                         * @description Since when the number is known to be theirs; null: it is not
                         */
                        phone_verified_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customers_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly phone_verified_at?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    email?: "" | string;
                    phone?: string;
                    /** @enum {string} */
                    language?: "fr" | "ar" | "en";
                    /** Format: date */
                    born_on?: string | null;
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        email: "" | string;
                        phone: string;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: date */
                        born_on: string | null;
                        notes?: string;
                        /**
                         * Format: date-time
                         * @description Since when the number is known to be theirs; null: it is not
                         */
                        phone_verified_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly phone_verified_at?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @default  */
                    email?: "" | string;
                    /** @default  */
                    phone?: string;
                    /**
                     * @default fr
                     * @enum {string}
                     */
                    language?: "fr" | "ar" | "en";
                    /**
                     * Format: date
                     * @default null
                     */
                    born_on?: string | null;
                    /** @default  */
                    notes?: string;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        email: "" | string;
                        phone: string;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: date */
                        born_on: string | null;
                        notes?: string;
                        /**
                         * Format: date-time
                         * @description Since when the number is known to be theirs; null: it is not
                         */
                        phone_verified_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    customers_health_note_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note; that it was read is written down */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        customer_id: string;
                        text: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_health_note_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Allergie à l’ammoniaque"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description The note as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        customer_id: string;
                        text: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_health_note_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customers_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "other_id": "01a20151-7c2e-7b6e-8a51-0f6d1c9f2a10"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Who is the same, and is no more afterwards
                     */
                    other_id: string;
                };
            };
        };
        responses: {
            /** @description The customer as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @default  */
                        email: "" | string;
                        /** @default  */
                        phone: string;
                        /**
                         * @default fr
                         * @enum {string}
                         */
                        language: "fr" | "ar" | "en";
                        /**
                         * Format: date
                         * @default null
                         */
                        born_on: string | null;
                        /** @default  */
                        notes: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_figures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who was there, or had a time that is over */
                        visits: number;
                        no_shows: number;
                        cancelled: number;
                        upcoming: number;
                        /** Format: date-time */
                        first_visit: string | null;
                        last_visit: string | null;
                        next_visit: string | null;
                        /** @description Less what went back, tips apart, by currency; null for those who do not see money */
                        spent: {
                            [key: string]: string;
                        } | null;
                    };
                };
            };
        };
    };
    resources_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description position, name, created_at; with a minus in front in reverse; several with commas. By default position */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                is_active?: string;
                /** @description What serves the same purpose has the same type */
                type?: string;
                /** @description Any of these, with commas between them */
                type__in?: string;
                capacity?: number;
                /** @description Any of these, with commas between them */
                capacity__in?: string;
                capacity__gt?: number;
                capacity__gte?: number;
                capacity__lt?: number;
                capacity__lte?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description What serves the same purpose has the same type */
                            type: string;
                            description: string;
                            capacity: number;
                            position: number;
                            is_active: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    resources_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Cabine 1",
                 *       "type": "cabine"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @description What serves the same purpose has the same type */
                    type: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description How many may use it at a time
                     * @default 1
                     */
                    capacity?: number;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description What serves the same purpose has the same type */
                        type: string;
                        description: string;
                        capacity: number;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resources_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description What serves the same purpose has the same type */
                        type: string;
                        description: string;
                        capacity: number;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resources_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Cabine 1",
                 *       "type": "cabine"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @description What serves the same purpose has the same type */
                    type: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description How many may use it at a time
                     * @default 1
                     */
                    capacity?: number;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description What serves the same purpose has the same type */
                        type: string;
                        description: string;
                        capacity: number;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resources_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resources_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    /** @description What serves the same purpose has the same type */
                    type?: string;
                    description?: string;
                    capacity?: number;
                    position?: number;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description What serves the same purpose has the same type */
                        type: string;
                        description: string;
                        capacity: number;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resources_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /** @description What serves the same purpose has the same type */
                    type: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description How many may use it at a time
                     * @default 1
                     */
                    capacity?: number;
                    /** @default 0 */
                    position?: number;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description What serves the same purpose has the same type */
                        type: string;
                        description: string;
                        capacity: number;
                        position: number;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    resource_closures_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description starts_at, created_at; with a minus in front in reverse; several with commas. By default starts_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                resource_id?: string;
                /** @description Any of these, with commas between them */
                resource_id__in?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            resource_id: string;
                            starts_at: string;
                            ends_at: string;
                            reason: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    resource_closures_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    resource_id: string;
                    starts_at: string;
                    ends_at: string;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        resource_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resource_closures_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The closure of a resource, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        resource_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resource_closures_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    resource_id: string;
                    starts_at: string;
                    ends_at: string;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        resource_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resource_closures_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resource_closures_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    resource_id?: string;
                    starts_at?: string;
                    ends_at?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        resource_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    resource_closures_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** Format: uuid */
                    resource_id: string;
                    starts_at: string;
                    ends_at: string;
                    /** @default  */
                    reason?: string;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        resource_id: string;
                        starts_at: string;
                        ends_at: string;
                        reason: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    availability_slots: {
        parameters: {
            query: {
                /** @description What is to be done */
                service: string;
                variant?: string;
                /** @description With commas between them */
                addons?: string;
                /** @description Services that follow it, with commas between them; options after colons: `service:variant:addon` */
                followed_by?: string;
                /** @description By this person alone */
                staff?: string;
                seats?: number;
                /** @description The first date, as the business counts them */
                from: string;
                /** @description The last date; without it the first one alone. At most 62 dates */
                to?: string;
                /** @description No more starts than this */
                first?: number;
                /** @description Which dates have any, without the starts */
                dates_only?: "true" | "false";
            };
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every start that would be accepted, ascending, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        time_zone: string;
                        /** @description Those that have any */
                        dates: string[];
                        count: number;
                        results: {
                            /** Format: date-time */
                            start_time: string;
                            wall_time: string;
                            /** @description Who is free then */
                            staff_ids: string[];
                            /** @description Of a class: with whoever has most of them */
                            seats_left?: number;
                        }[];
                    };
                };
            };
        };
    };
    availability_explain: {
        parameters: {
            query: {
                /** @description What is to be done */
                service: string;
                variant?: string;
                /** @description With commas between them */
                addons?: string;
                /** @description Services that follow it, with commas between them; options after colons: `service:variant:addon` */
                followed_by?: string;
                /** @description By this person alone */
                staff?: string;
                seats?: number;
                start_time: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For everybody who does it: why not, or that they are free */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        start_time: string;
                        results: {
                            /** Format: uuid */
                            staff_id: string;
                            is_free: boolean;
                            reasons: ("closed" | "break" | "time_off" | "booked" | "buffer" | "busy_elsewhere" | "notice" | "horizon" | "day_limit" | "no_room" | "class_full" | "off_grid")[];
                        }[];
                    };
                };
            };
        };
    };
    availability_walk_in: {
        parameters: {
            query: {
                /** @description What is to be done */
                service: string;
                variant?: string;
                /** @description With commas between them */
                addons?: string;
                /** @description Services that follow it, with commas between them; options after colons: `service:variant:addon` */
                followed_by?: string;
                /** @description By this person alone */
                staff?: string;
                seats?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Soonest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: date-time */
                            start_time: string;
                            wait_minutes: number;
                        }[];
                    };
                };
            };
        };
    };
    bookings_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description start_time, created_at; with a minus in front in reverse; several with commas. By default -start_time */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                id?: string;
                /** @description Any of these, with commas between them */
                id__in?: string;
                status?: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                /** @description Any of these, with commas between them */
                status__in?: string;
                reference?: string;
                /** @description Any of these, with commas between them */
                reference__in?: string;
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                customer_id__isnull?: string;
                series_id?: string;
                /** @description Any of these, with commas between them */
                series_id__in?: string;
                series_id__isnull?: string;
                source?: "page" | "staff" | "api" | "walk_in";
                /** @description Any of these, with commas between them */
                source__in?: string;
                start_time?: string;
                /** @description Any of these, with commas between them */
                start_time__in?: string;
                start_time__gt?: string;
                start_time__gte?: string;
                start_time__lt?: string;
                start_time__lte?: string;
                end_time?: string;
                /** @description Any of these, with commas between them */
                end_time__in?: string;
                end_time__gt?: string;
                end_time__gte?: string;
                end_time__lt?: string;
                end_time__lte?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            time_zone: string | null;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** @description When a hold or a request gives its time back */
                            expires_at: string | null;
                            seats: number;
                            price: string;
                            /** @description What a coupon took off the price */
                            discount: string;
                            /** @description What of the price passes pay for */
                            covered: string;
                            currency: string;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            /** @enum {string} */
                            staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                            /** @description How often it was moved */
                            sequence: number;
                            /** @description The policy that it was made under */
                            policy_version: number | null;
                            /** @description How often the customer moved it */
                            moves: number;
                            /** @description What is owed for cancelling late, or for staying away */
                            fee: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                            awaits_payment: boolean;
                            /** Format: uuid */
                            series_id: string | null;
                            notes: string;
                            /** @description What the customer answered, as the questions were worded then */
                            answers: {
                                /** Format: uuid */
                                field_id: string;
                                label: string;
                                value: string | number | boolean;
                            }[];
                            /** @description What came in for it, less what went back; tips apart */
                            paid?: string;
                            /** @description What is still to be paid; below zero, what is to be given back */
                            balance?: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    bookings_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": "01a20151-7c3e-7d52-9a41-5b0e6f2c8d17",
                 *       "customer_email": "amina@example.com",
                 *       "customer_name": "Amina Berrada",
                 *       "start_time": "2027-06-01T10:00:00+01:00"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description One of the ways in which the service is done
                     */
                    variant_id?: string;
                    /** @description What is added to it */
                    addon_ids?: string[];
                    /** @description Services that follow it, back to back; by id where no options are */
                    followed_by?: (string | {
                        /** Format: uuid */
                        service_id: string;
                        /**
                         * Format: uuid
                         * @description One of the ways in which the service is done
                         */
                        variant_id?: string;
                        /** @description What is added to it */
                        addon_ids?: string[];
                    })[];
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                    seats?: number;
                    /** Format: date-time */
                    start_time: string;
                    /** @description Makes it cheaper: `/api/coupons/check/` */
                    coupon_code?: string;
                    /** @description Of a pass that pays for it: `/api/passes/check/`; then no coupon */
                    pass_code?: string;
                    /** @description By those who work there, who book without a deposit otherwise; customers are asked as the policy says */
                    ask_deposit?: boolean;
                    /** Format: email */
                    customer_email?: string;
                    customer_name?: string;
                    customer_phone?: string;
                    notes?: string;
                    /** @description To the questions of the services, `/api/fields/` */
                    answers?: {
                        /** Format: uuid */
                        field_id: string;
                        value: (string | number | boolean) | null;
                    }[];
                    /**
                     * Format: uuid
                     * @description By those who work there: a customer who is known, also one without an address
                     */
                    customer_id?: string;
                };
            };
        };
        responses: {
            /** @description Booked; or requested, where the business confirms bookings itself */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /**
                         * Format: uuid
                         * @description For those who work there
                         */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description For `/api/manage/{token}/`: whoever has it sees, moves and cancels this booking */
                        manage_token: string;
                    };
                };
            };
        };
    };
    bookings_hold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description One of the ways in which the service is done
                     */
                    variant_id?: string;
                    /** @description What is added to it */
                    addon_ids?: string[];
                    /** @description Services that follow it, back to back; by id where no options are */
                    followed_by?: (string | {
                        /** Format: uuid */
                        service_id: string;
                        /**
                         * Format: uuid
                         * @description One of the ways in which the service is done
                         */
                        variant_id?: string;
                        /** @description What is added to it */
                        addon_ids?: string[];
                    })[];
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                    seats?: number;
                    /** Format: date-time */
                    start_time: string;
                    /** @description The token of what the same visitor held until now: it is given back */
                    replaces?: string;
                };
            };
        };
        responses: {
            /** @description Held until `expires_at` */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        token: string;
                    };
                };
            };
        };
    };
    bookings_book: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "as the hold was answered",
                 *       "customer_email": "amina@example.com"
                 *     }
                 */
                "application/json": {
                    token: string;
                    /** Format: email */
                    customer_email: string;
                    customer_name?: string;
                    customer_phone?: string;
                    notes?: string;
                    /** @description To the questions of the services, `/api/fields/` */
                    answers?: {
                        /** Format: uuid */
                        field_id: string;
                        value: (string | number | boolean) | null;
                    }[];
                    /** @description Makes it cheaper: `/api/coupons/check/` */
                    coupon_code?: string;
                    /** @description Of a pass that pays for it: `/api/passes/check/`; then no coupon */
                    pass_code?: string;
                    /** @description By those who work there, who book without a deposit otherwise; customers are asked as the policy says */
                    ask_deposit?: boolean;
                };
            };
        };
        responses: {
            /** @description Booked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /**
                         * Format: uuid
                         * @description For those who work there
                         */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description For `/api/manage/{token}/`: whoever has it sees, moves and cancels this booking */
                        manage_token: string;
                    };
                };
            };
        };
    };
    bookings_renew: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Held until `expires_at` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        token: string;
                    };
                };
            };
        };
    };
    bookings_release: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description It is free again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        released: true;
                    };
                };
            };
        };
    };
    bookings_schedule: {
        parameters: {
            query: {
                /** @description The first date, as the business counts them */
                from: string;
                /** @description The last date; without it the first one alone. At most 62 dates */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it, in one answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        time_zone: string;
                        /** @description What takes place, did, or was missed, by its start */
                        entries: {
                            /** Format: uuid */
                            item_id: string;
                            /** Format: uuid */
                            booking_id: string;
                            reference: string;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            awaits_payment: boolean;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** @description What is done, with its variant and what was added */
                            name: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            buffer_before_minutes: number;
                            buffer_after_minutes: number;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @description For those who may see customers */
                            customer_name: string | null;
                            seats: number;
                            /**
                             * Format: uuid
                             * @description Those of one session sit in the same class; `null` once the time is free again
                             */
                            session_id: string | null;
                            /** @description Seats of its session; 1 is no class */
                            capacity: number;
                            taken: number;
                            overbooked: boolean;
                            /** @description Rooms and devices it uses */
                            resource_ids: string[];
                            /** @description It has not begun to be done, and is one alone: it can be dragged */
                            is_movable: boolean;
                        }[];
                        people: {
                            /** Format: uuid */
                            staff_id: string;
                            /** @description When they work: without breaks, time off and closures */
                            open: {
                                /** Format: date-time */
                                start_time: string;
                                /** Format: date-time */
                                end_time: string;
                            }[];
                            /** @description Their time off */
                            away: {
                                /** Format: date-time */
                                start_time: string;
                                /** Format: date-time */
                                end_time: string;
                            }[];
                        }[];
                        closures: {
                            name: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                        }[];
                        /** @description When rooms and devices cannot be used */
                        rooms: {
                            /** Format: uuid */
                            resource_id: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                        }[];
                    };
                };
            };
        };
    };
    bookings_slots: {
        parameters: {
            query: {
                /** @description The first date, as the business counts them */
                from: string;
                /** @description The last date; without it the first one alone. At most 62 dates */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every start that would be accepted, ascending; its own time is free for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        time_zone: string;
                        /** @description Those that have any */
                        dates: string[];
                        count: number;
                        results: {
                            /** Format: date-time */
                            start_time: string;
                            wall_time: string;
                            /** @description Who is free then */
                            staff_ids: string[];
                            /** @description Of a class: with whoever has most of them */
                            seats_left?: number;
                        }[];
                    };
                };
            };
        };
    };
    bookings_explain: {
        parameters: {
            query: {
                start_time: string;
                /** @description If it took so long; else as long as now */
                minutes?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For everybody who does it: why not, or that they are free */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        start_time: string;
                        results: {
                            /** Format: uuid */
                            staff_id: string;
                            is_free: boolean;
                            reasons: ("closed" | "break" | "time_off" | "booked" | "buffer" | "busy_elsewhere" | "notice" | "horizon" | "day_limit" | "no_room" | "class_full" | "off_grid")[];
                        }[];
                    };
                };
            };
        };
    };
    bookings_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    /** @description It stands without what was to be paid before; takes a reason */
                    waive_deposit?: boolean;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    /** @description The customer asked for it: then it costs what the policy says */
                    on_behalf?: boolean;
                    /** @description Nothing is to be paid for it */
                    waive_fee?: boolean;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_check_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_complete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_no_show: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    /** @description Nothing is to be paid for it */
                    waive_fee?: boolean;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_correct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default confirmed
                     * @enum {string}
                     */
                    to?: "confirmed" | "checked_in";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_reschedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    start_time: string;
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                    /** @description How long it takes from now on; without it as long as before */
                    duration_minutes?: number;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_manage_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        manage_token: string;
                    };
                };
            };
        };
    };
    bookings_overbook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description One of the ways in which the service is done
                     */
                    variant_id?: string;
                    /** @description What is added to it */
                    addon_ids?: string[];
                    /** @description Services that follow it, back to back; by id where no options are */
                    followed_by?: (string | {
                        /** Format: uuid */
                        service_id: string;
                        /**
                         * Format: uuid
                         * @description One of the ways in which the service is done
                         */
                        variant_id?: string;
                        /** @description What is added to it */
                        addon_ids?: string[];
                    })[];
                    /**
                     * Format: uuid
                     * @description Who does it, whatever they have to do then
                     */
                    staff_id: string;
                    seats?: number;
                    /** Format: date-time */
                    start_time: string;
                    reason: string;
                    /** Format: email */
                    customer_email?: string;
                    customer_name?: string;
                    customer_phone?: string;
                    notes?: string;
                    /** @description To the questions of the services, `/api/fields/` */
                    answers?: {
                        /** Format: uuid */
                        field_id: string;
                        value: (string | number | boolean) | null;
                    }[];
                    /**
                     * Format: uuid
                     * @description By those who work there: a customer who is known, also one without an address
                     */
                    customer_id?: string;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_walk_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description One of the ways in which the service is done
                     */
                    variant_id?: string;
                    /** @description What is added to it */
                    addon_ids?: string[];
                    /** @description Services that follow it, back to back; by id where no options are */
                    followed_by?: (string | {
                        /** Format: uuid */
                        service_id: string;
                        /**
                         * Format: uuid
                         * @description One of the ways in which the service is done
                         */
                        variant_id?: string;
                        /** @description What is added to it */
                        addon_ids?: string[];
                    })[];
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                    seats?: number;
                    /** Format: email */
                    customer_email?: string;
                    customer_name?: string;
                    customer_phone?: string;
                    notes?: string;
                    /** @description To the questions of the services, `/api/fields/` */
                    answers?: {
                        /** Format: uuid */
                        field_id: string;
                        value: (string | number | boolean) | null;
                    }[];
                    /**
                     * Format: uuid
                     * @description By those who work there: a customer who is known, also one without an address
                     */
                    customer_id?: string;
                };
            };
        };
        responses: {
            /** @description The booking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        /** @description What the clock on the wall says then */
                        wall_time: string | null;
                        time_zone: string | null;
                        /** @enum {string} */
                        status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** @description When a hold or a request gives its time back */
                        expires_at: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        currency: string;
                        /** @enum {string} */
                        source: "page" | "staff" | "api" | "walk_in";
                        /** @enum {string} */
                        staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                        /** @description How often it was moved */
                        sequence: number;
                        /** @description The policy that it was made under */
                        policy_version: number | null;
                        /** @description How often the customer moved it */
                        moves: number;
                        /** @description What is owed for cancelling late, or for staying away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** Format: uuid */
                        series_id: string | null;
                        notes: string;
                        /** @description What the customer answered, as the questions were worded then */
                        answers: {
                            /** Format: uuid */
                            field_id: string;
                            label: string;
                            value: string | number | boolean;
                        }[];
                        /** @description What came in for it, less what went back; tips apart */
                        paid?: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance?: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    items_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description start_time, position, created_at; with a minus in front in reverse; several with commas. By default start_time */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                start_time?: string;
                /** @description Any of these, with commas between them */
                start_time__in?: string;
                start_time__gt?: string;
                start_time__gte?: string;
                start_time__lt?: string;
                start_time__lte?: string;
                end_time?: string;
                /** @description Any of these, with commas between them */
                end_time__in?: string;
                end_time__gt?: string;
                end_time__gte?: string;
                end_time__lt?: string;
                end_time__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            booking_id: string;
                            position: number;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            variant_id: string | null;
                            addons: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                duration_minutes: number;
                                price: string;
                            }[];
                            name: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            seats: number;
                            /** @description Of one seat */
                            price: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    items_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        booking_id: string;
                        position: number;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: uuid */
                        variant_id: string | null;
                        addons: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            duration_minutes: number;
                            price: string;
                        }[];
                        name: string;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        seats: number;
                        /** @description Of one seat */
                        price: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    events_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, number; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                kind?: string;
                /** @description Any of these, with commas between them */
                kind__in?: string;
                actor_id?: string;
                /** @description Any of these, with commas between them */
                actor_id__in?: string;
                actor_id__isnull?: string;
                actor_kind?: "customer" | "staff" | "system";
                /** @description Any of these, with commas between them */
                actor_kind__in?: string;
                channel?: "page" | "dashboard" | "link" | "api" | "command" | "clock";
                /** @description Any of these, with commas between them */
                channel__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** @description Counts the events of one booking from 1, without a gap */
                            number: number;
                            kind: string;
                            /** @enum {string|null} */
                            from_status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired" | null;
                            /** @enum {string} */
                            to_status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** @enum {string} */
                            actor_kind: "customer" | "staff" | "system";
                            /** @enum {string} */
                            channel: "page" | "dashboard" | "link" | "api" | "command" | "clock";
                            /** @description What it changed, as it was */
                            before: {
                                [key: string]: unknown;
                            };
                            /** @description And as it is */
                            after: {
                                [key: string]: unknown;
                            };
                            /** @description Why, where somebody said so */
                            metadata: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    events_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        booking_id: string;
                        /** @description Counts the events of one booking from 1, without a gap */
                        number: number;
                        kind: string;
                        /** @enum {string|null} */
                        from_status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired" | null;
                        /** @enum {string} */
                        to_status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** @enum {string} */
                        actor_kind: "customer" | "staff" | "system";
                        /** @enum {string} */
                        channel: "page" | "dashboard" | "link" | "api" | "command" | "clock";
                        /** @description What it changed, as it was */
                        before: {
                            [key: string]: unknown;
                        };
                        /** @description And as it is */
                        after: {
                            [key: string]: unknown;
                        };
                        /** @description Why, where somebody said so */
                        metadata: {
                            [key: string]: unknown;
                        };
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    sessions_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description start_time, created_at; with a minus in front in reverse; several with commas. By default start_time */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                start_time?: string;
                /** @description Any of these, with commas between them */
                start_time__in?: string;
                start_time__gt?: string;
                start_time__gte?: string;
                start_time__lt?: string;
                start_time__lte?: string;
                end_time?: string;
                /** @description Any of these, with commas between them */
                end_time__in?: string;
                end_time__gt?: string;
                end_time__gte?: string;
                end_time__lt?: string;
                end_time__lte?: string;
                capacity?: number;
                /** @description Any of these, with commas between them */
                capacity__in?: string;
                capacity__gt?: number;
                capacity__gte?: number;
                capacity__lt?: number;
                capacity__lte?: number;
                overbooked?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            capacity: number;
                            /** @description Seats that are taken, holds included */
                            taken: number;
                            overbooked: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    sessions_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        staff_id: string;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        capacity: number;
                        /** @description Seats that are taken, holds included */
                        taken: number;
                        overbooked: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    sessions_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            time_zone: string | null;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** @description When a hold or a request gives its time back */
                            expires_at: string | null;
                            seats: number;
                            price: string;
                            /** @description What a coupon took off the price */
                            discount: string;
                            /** @description What of the price passes pay for */
                            covered: string;
                            currency: string;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            /** @enum {string} */
                            staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                            /** @description How often it was moved */
                            sequence: number;
                            /** @description The policy that it was made under */
                            policy_version: number | null;
                            /** @description How often the customer moved it */
                            moves: number;
                            /** @description What is owed for cancelling late, or for staying away */
                            fee: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                            awaits_payment: boolean;
                            /** Format: uuid */
                            series_id: string | null;
                            notes: string;
                            /** @description What the customer answered, as the questions were worded then */
                            answers: {
                                /** Format: uuid */
                                field_id: string;
                                label: string;
                                value: string | number | boolean;
                            }[];
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    series_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                frequency?: "day" | "week" | "month";
                /** @description Any of these, with commas between them */
                frequency__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            frequency: "day" | "week" | "month";
                            every: number;
                            count: number;
                            first_wall_time: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    series_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The series, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        frequency: "day" | "week" | "month";
                        every: number;
                        count: number;
                        first_wall_time: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    series_book: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description One of the ways in which the service is done
                     */
                    variant_id?: string;
                    /** @description What is added to it */
                    addon_ids?: string[];
                    /** @description Services that follow it, back to back; by id where no options are */
                    followed_by?: (string | {
                        /** Format: uuid */
                        service_id: string;
                        /**
                         * Format: uuid
                         * @description One of the ways in which the service is done
                         */
                        variant_id?: string;
                        /** @description What is added to it */
                        addon_ids?: string[];
                    })[];
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                    seats?: number;
                    /** Format: date-time */
                    start_time: string;
                    /** @enum {string} */
                    frequency: "day" | "week" | "month";
                    /** @default 1 */
                    every?: number;
                    /** @description How many times */
                    count: number;
                    /**
                     * @description Says what would become of it, and does nothing
                     * @default false
                     */
                    dry_run?: boolean;
                    /** Format: email */
                    customer_email?: string;
                    customer_name?: string;
                    customer_phone?: string;
                    notes?: string;
                    /** @description To the questions of the services, `/api/fields/` */
                    answers?: {
                        /** Format: uuid */
                        field_id: string;
                        value: (string | number | boolean) | null;
                    }[];
                    /**
                     * Format: uuid
                     * @description By those who work there: a customer who is known, also one without an address
                     */
                    customer_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        series: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            frequency: "day" | "week" | "month";
                            every: number;
                            count: number;
                            first_wall_time: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                        bookings: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            time_zone: string | null;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** @description When a hold or a request gives its time back */
                            expires_at: string | null;
                            seats: number;
                            price: string;
                            /** @description What a coupon took off the price */
                            discount: string;
                            /** @description What of the price passes pay for */
                            covered: string;
                            currency: string;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            /** @enum {string} */
                            staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                            /** @description How often it was moved */
                            sequence: number;
                            /** @description The policy that it was made under */
                            policy_version: number | null;
                            /** @description How often the customer moved it */
                            moves: number;
                            /** @description What is owed for cancelling late, or for staying away */
                            fee: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                            awaits_payment: boolean;
                            /** Format: uuid */
                            series_id: string | null;
                            notes: string;
                            /** @description What the customer answered, as the questions were worded then */
                            answers: {
                                /** Format: uuid */
                                field_id: string;
                                label: string;
                                value: string | number | boolean;
                            }[];
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        /** @description Occurrences that found no place */
                        misses: {
                            /** Format: date-time */
                            start_time: string;
                            wall_time: string;
                            code: string;
                            reason: string;
                            /** @description The nearest starts that are free */
                            alternatives: string[];
                        }[];
                    };
                };
            };
        };
    };
    series_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description This one and later ones; without it all that are still to come
                     */
                    from_booking_id?: string;
                    reason?: string;
                    /** @description The customer asked for it: then it costs what the policy says */
                    on_behalf?: boolean;
                    /** @description Nothing is to be paid for it */
                    waive_fee?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cancelled: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            time_zone: string | null;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** @description When a hold or a request gives its time back */
                            expires_at: string | null;
                            seats: number;
                            price: string;
                            /** @description What a coupon took off the price */
                            discount: string;
                            /** @description What of the price passes pay for */
                            covered: string;
                            currency: string;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            /** @enum {string} */
                            staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                            /** @description How often it was moved */
                            sequence: number;
                            /** @description The policy that it was made under */
                            policy_version: number | null;
                            /** @description How often the customer moved it */
                            moves: number;
                            /** @description What is owed for cancelling late, or for staying away */
                            fee: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                            awaits_payment: boolean;
                            /** Format: uuid */
                            series_id: string | null;
                            notes: string;
                            /** @description What the customer answered, as the questions were worded then */
                            answers: {
                                /** Format: uuid */
                                field_id: string;
                                label: string;
                                value: string | number | boolean;
                            }[];
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    series_reschedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description This one moves to `start_time`, and later ones by as much
                     */
                    from_booking_id: string;
                    /** Format: date-time */
                    start_time: string;
                    /** Format: uuid */
                    staff_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bookings: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            staff_id: string;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            time_zone: string | null;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** @description When a hold or a request gives its time back */
                            expires_at: string | null;
                            seats: number;
                            price: string;
                            /** @description What a coupon took off the price */
                            discount: string;
                            /** @description What of the price passes pay for */
                            covered: string;
                            currency: string;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            /** @enum {string} */
                            staff_choice: "asked" | "only" | "least_busy" | "least_recent";
                            /** @description How often it was moved */
                            sequence: number;
                            /** @description The policy that it was made under */
                            policy_version: number | null;
                            /** @description How often the customer moved it */
                            moves: number;
                            /** @description What is owed for cancelling late, or for staying away */
                            fee: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            /** @description It keeps its time until `expires_at`, and stands once its deposit is paid */
                            awaits_payment: boolean;
                            /** Format: uuid */
                            series_id: string | null;
                            notes: string;
                            /** @description What the customer answered, as the questions were worded then */
                            answers: {
                                /** Format: uuid */
                                field_id: string;
                                label: string;
                                value: string | number | boolean;
                            }[];
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        misses: {
                            /** Format: date-time */
                            start_time: string;
                            wall_time: string;
                            code: string;
                            reason: string;
                            /** @description The nearest starts that are free */
                            alternatives: string[];
                        }[];
                    };
                };
            };
        };
    };
    policies_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description version, created_at; with a minus in front in reverse; several with commas. By default -version */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                version?: number;
                /** @description Any of these, with commas between them */
                version__in?: string;
                version__gt?: number;
                version__gte?: number;
                version__lt?: number;
                version__lte?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            cancel_tiers: {
                                minutes_before: number;
                                percent: number;
                            }[];
                            move_minutes: number;
                            max_moves: number | null;
                            no_show_percent: number;
                            no_show_after_minutes: number;
                            approval_minutes: number | null;
                            max_open_bookings: number | null;
                            deposit_percent: number;
                            deposit: string;
                            /** @enum {string} */
                            deposit_when: "always" | "first_time" | "after_no_shows";
                            deposit_no_shows: number | null;
                            deposit_above: string | null;
                            deposit_minutes: number;
                            currency: string;
                            version: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    policies_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cancel_tiers": [
                 *         {
                 *           "minutes_before": 1440,
                 *           "percent": 50
                 *         }
                 *       ],
                 *       "move_minutes": 720,
                 *       "max_moves": 2
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly version?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * @description Whoever cancels less than so many minutes before the start owes this share of the price
                     * @default []
                     */
                    cancel_tiers?: {
                        minutes_before: number;
                        percent: number;
                    }[];
                    /**
                     * @description Until how long before the start customers may move it by themselves
                     * @default 0
                     */
                    move_minutes?: number;
                    /** @default null */
                    max_moves?: number | null;
                    /** @default 0 */
                    no_show_percent?: number;
                    /** @default 15 */
                    no_show_after_minutes?: number;
                    /** @default null */
                    approval_minutes?: number | null;
                    /** @default null */
                    max_open_bookings?: number | null;
                    /**
                     * @description Of the price, to be paid before a booking stands
                     * @default 0
                     */
                    deposit_percent?: number;
                    /**
                     * @description The same as an amount, where that is more; never more than the price
                     * @default 0
                     */
                    deposit?: string;
                    /**
                     * @description Of whom it is asked
                     * @default always
                     * @enum {string}
                     */
                    deposit_when?: "always" | "first_time" | "after_no_shows";
                    /**
                     * @description For `after_no_shows`: of who stayed away so often; null is once
                     * @default null
                     */
                    deposit_no_shows?: number | null;
                    /**
                     * @description Asked only where the price is above it
                     * @default null
                     */
                    deposit_above?: string | null;
                    /**
                     * @description How long the time is kept for it
                     * @default 20
                     */
                    deposit_minutes?: number;
                    /**
                     * @description Of the amounts; they do not hold for bookings in another one
                     * @default MAD
                     */
                    currency?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        cancel_tiers: {
                            minutes_before: number;
                            percent: number;
                        }[];
                        move_minutes: number;
                        max_moves: number | null;
                        no_show_percent: number;
                        no_show_after_minutes: number;
                        approval_minutes: number | null;
                        max_open_bookings: number | null;
                        deposit_percent: number;
                        deposit: string;
                        /** @enum {string} */
                        deposit_when: "always" | "first_time" | "after_no_shows";
                        deposit_no_shows: number | null;
                        deposit_above: string | null;
                        deposit_minutes: number;
                        currency: string;
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    policies_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        cancel_tiers: {
                            minutes_before: number;
                            percent: number;
                        }[];
                        move_minutes: number;
                        max_moves: number | null;
                        no_show_percent: number;
                        no_show_after_minutes: number;
                        approval_minutes: number | null;
                        max_open_bookings: number | null;
                        deposit_percent: number;
                        deposit: string;
                        /** @enum {string} */
                        deposit_when: "always" | "first_time" | "after_no_shows";
                        deposit_no_shows: number | null;
                        deposit_above: string | null;
                        deposit_minutes: number;
                        currency: string;
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    policies_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Whoever cancels less than so many minutes before the start owes this share of the price
                         * @default []
                         */
                        cancel_tiers: {
                            minutes_before: number;
                            percent: number;
                        }[];
                        /**
                         * @description Until how long before the start customers may move it by themselves
                         * @default 0
                         */
                        move_minutes: number;
                        /** @default null */
                        max_moves: number | null;
                        /** @default 0 */
                        no_show_percent: number;
                        /** @default 15 */
                        no_show_after_minutes: number;
                        /** @default null */
                        approval_minutes: number | null;
                        /** @default null */
                        max_open_bookings: number | null;
                        /**
                         * @description Of the price, to be paid before a booking stands
                         * @default 0
                         */
                        deposit_percent: number;
                        /**
                         * @description The same as an amount, where that is more; never more than the price
                         * @default 0
                         */
                        deposit: string;
                        /**
                         * @description Of whom it is asked
                         * @default always
                         * @enum {string}
                         */
                        deposit_when: "always" | "first_time" | "after_no_shows";
                        /**
                         * @description For `after_no_shows`: of who stayed away so often; null is once
                         * @default null
                         */
                        deposit_no_shows: number | null;
                        /**
                         * @description Asked only where the price is above it
                         * @default null
                         */
                        deposit_above: string | null;
                        /**
                         * @description How long the time is kept for it
                         * @default 20
                         */
                        deposit_minutes: number;
                        /**
                         * @description Of the amounts; they do not hold for bookings in another one
                         * @default MAD
                         */
                        currency: string;
                        version: number | null;
                        /** @description As people read it */
                        words: string[];
                    };
                };
            };
        };
    };
    closures_proposals: {
        parameters: {
            query: {
                year: number;
                /** @description Of the names; without it as `Accept-Language` says, else as the business speaks */
                lang?: "fr" | "ar" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By their dates, with how many bookings begin on each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        results: {
                            /** @description What to adopt it by */
                            holiday: string;
                            name: string;
                            /** @description Wall time of the business */
                            starts_at: string;
                            ends_at: string;
                            /** @description `false`: the moon may still move it by a day */
                            is_confirmed: boolean;
                            /** @description How many begin on it */
                            bookings: number;
                        }[];
                    };
                };
            };
        };
    };
    bookings_conflicts: {
        parameters: {
            query: {
                starts_at: string;
                ends_at: string;
                /** @description With this person alone */
                staff?: string;
                /** @description With this room or device alone */
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those still to come about that meet the stretch, by their start */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        /** @description The first 200 */
                        results: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            /** Format: uuid */
                            staff_id: string;
                            customer_name: string | null;
                        }[];
                    };
                };
            };
        };
    };
    closures_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description starts_at, created_at; with a minus in front in reverse; several with commas. By default starts_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                kind?: "closure" | "holiday";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                is_active?: string;
                is_confirmed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "closure" | "holiday";
                            starts_at: string;
                            ends_at: string;
                            /** @description `false`: the moon may still move it by a day */
                            is_confirmed: boolean;
                            /** @description `false`: the business is open all the same */
                            is_active: boolean;
                            /** @description Which holiday of which year it is */
                            holiday: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    closures_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Aïd al-Fitr",
                 *       "kind": "holiday",
                 *       "starts_at": "2027-03-10T00:00",
                 *       "ends_at": "2027-03-12T00:00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly holiday?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /**
                     * @default closure
                     * @enum {string}
                     */
                    kind?: "closure" | "holiday";
                    starts_at: string;
                    ends_at: string;
                    /**
                     * @description `false`: the moon may still move it by a day
                     * @default true
                     */
                    is_confirmed?: boolean;
                    /**
                     * @description `false`: the business is open all the same
                     * @default true
                     */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "closure" | "holiday";
                        starts_at: string;
                        ends_at: string;
                        /** @description `false`: the moon may still move it by a day */
                        is_confirmed: boolean;
                        /** @description `false`: the business is open all the same */
                        is_active: boolean;
                        /** @description Which holiday of which year it is */
                        holiday: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    closures_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The closure, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "closure" | "holiday";
                        starts_at: string;
                        ends_at: string;
                        /** @description `false`: the moon may still move it by a day */
                        is_confirmed: boolean;
                        /** @description `false`: the business is open all the same */
                        is_active: boolean;
                        /** @description Which holiday of which year it is */
                        holiday: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    closures_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Aïd al-Fitr",
                 *       "kind": "holiday",
                 *       "starts_at": "2027-03-10T00:00",
                 *       "ends_at": "2027-03-12T00:00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly holiday?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /**
                     * @default closure
                     * @enum {string}
                     */
                    kind?: "closure" | "holiday";
                    starts_at: string;
                    ends_at: string;
                    /**
                     * @description `false`: the moon may still move it by a day
                     * @default true
                     */
                    is_confirmed?: boolean;
                    /**
                     * @description `false`: the business is open all the same
                     * @default true
                     */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "closure" | "holiday";
                        starts_at: string;
                        ends_at: string;
                        /** @description `false`: the moon may still move it by a day */
                        is_confirmed: boolean;
                        /** @description `false`: the business is open all the same */
                        is_active: boolean;
                        /** @description Which holiday of which year it is */
                        holiday: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    closures_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    closures_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly holiday?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    /** @enum {string} */
                    kind?: "closure" | "holiday";
                    starts_at?: string;
                    ends_at?: string;
                    /** @description `false`: the moon may still move it by a day */
                    is_confirmed?: boolean;
                    /** @description `false`: the business is open all the same */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "closure" | "holiday";
                        starts_at: string;
                        ends_at: string;
                        /** @description `false`: the moon may still move it by a day */
                        is_confirmed: boolean;
                        /** @description `false`: the business is open all the same */
                        is_active: boolean;
                        /** @description Which holiday of which year it is */
                        holiday: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    closures_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly holiday?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /**
                     * @default closure
                     * @enum {string}
                     */
                    kind?: "closure" | "holiday";
                    starts_at: string;
                    ends_at: string;
                    /**
                     * @description `false`: the moon may still move it by a day
                     * @default true
                     */
                    is_confirmed?: boolean;
                    /**
                     * @description `false`: the business is open all the same
                     * @default true
                     */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "closure" | "holiday";
                        starts_at: string;
                        ends_at: string;
                        /** @description `false`: the moon may still move it by a day */
                        is_confirmed: boolean;
                        /** @description `false`: the business is open all the same */
                        is_active: boolean;
                        /** @description Which holiday of which year it is */
                        holiday: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    closures_adopt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "year": 2027,
                 *       "holidays": [
                 *         "2027 throne_day"
                 *       ],
                 *       "is_active": true
                 *     }
                 */
                "application/json": {
                    year: number;
                    /** @description As proposed; without it all of the year */
                    holidays?: string[];
                    /**
                     * @description `false`: the business is open all the same
                     * @default false
                     */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Those it made, by their dates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "closure" | "holiday";
                        starts_at: string;
                        ends_at: string;
                        /** @description `false`: the moon may still move it by a day */
                        is_confirmed: boolean;
                        /** @description `false`: the business is open all the same */
                        is_active: boolean;
                        /** @description Which holiday of which year it is */
                        holiday: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    closures_conflicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        /** @description The first 200 */
                        results: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            /** @description What the clock on the wall says then */
                            wall_time: string | null;
                            /** Format: uuid */
                            staff_id: string;
                            customer_name: string | null;
                        }[];
                    };
                };
            };
        };
    };
    manage_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking, and no other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        reference: string;
                        status: string;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        wall_time: string | null;
                        time_zone: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        /** @description What is owed for having cancelled late, or stayed away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** @description What was paid for it, less what was given back */
                        paid: string;
                        /** @description What is still to be paid; below zero, what will be given back */
                        balance: string;
                        currency: string;
                        notes: string;
                        items: {
                            name: string;
                            staff_name: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                        }[];
                        policy: {
                            /** @description In the language of the request, with dates and sums */
                            words: string[];
                            can_cancel: boolean;
                            /** @description What cancelling would cost now */
                            cancel_fee: string;
                            cancel_free_until: string | null;
                            can_move: boolean;
                            /** Format: date-time */
                            move_until: string;
                            moves_left: number | null;
                            /** @description Until when its deposit is waited for */
                            pay_until: string | null;
                        };
                        /** @description For the next request: after a move it may live longer */
                        manage_token: string;
                    };
                };
            };
        };
    };
    manage_slots: {
        parameters: {
            query: {
                /** @description The first date, as the business counts them */
                from: string;
                /** @description The last date; without it the first one alone. At most 62 dates */
                to?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every start that would be accepted, ascending */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        time_zone: string;
                        /** @description Those that have any */
                        dates: string[];
                        count: number;
                        results: {
                            /** Format: date-time */
                            start_time: string;
                            wall_time: string;
                            /** @description Who is free then */
                            staff_ids: string[];
                            /** @description Of a class: with whoever has most of them */
                            seats_left?: number;
                        }[];
                    };
                };
            };
        };
    };
    manage_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar, with one event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
        };
    };
    manage_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        reference: string;
                        status: string;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        wall_time: string | null;
                        time_zone: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        /** @description What is owed for having cancelled late, or stayed away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** @description What was paid for it, less what was given back */
                        paid: string;
                        /** @description What is still to be paid; below zero, what will be given back */
                        balance: string;
                        currency: string;
                        notes: string;
                        items: {
                            name: string;
                            staff_name: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                        }[];
                        policy: {
                            /** @description In the language of the request, with dates and sums */
                            words: string[];
                            can_cancel: boolean;
                            /** @description What cancelling would cost now */
                            cancel_fee: string;
                            cancel_free_until: string | null;
                            can_move: boolean;
                            /** Format: date-time */
                            move_until: string;
                            moves_left: number | null;
                            /** @description Until when its deposit is waited for */
                            pay_until: string | null;
                        };
                        /** @description For the next request: after a move it may live longer */
                        manage_token: string;
                    };
                };
            };
        };
    };
    manage_pay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What is due for it to stand, or all that is not paid yet; by default the deposit while it waits for one
                     * @enum {string}
                     */
                    part?: "deposit" | "balance";
                };
            };
        };
        responses: {
            /** @description The payment, and the way to it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description `null`: it is paid by hand
                         */
                        payment_id: string | null;
                        /** @enum {string} */
                        provider: "manual" | "stripe" | "cmi";
                        /** @enum {string} */
                        purpose: "deposit" | "prepayment" | "balance";
                        /** @enum {string|null} */
                        status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed" | null;
                        amount: string;
                        currency: string;
                        /** @description The page of this payment, for the customer: it leads on and tells what came of it */
                        page: string | null;
                        /** @description How the customer comes to the provider; `null`: by hand, or it is not open any more */
                        way: ({
                            /** @enum {string} */
                            kind: "redirect";
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "form";
                            action: string;
                            /** @description Posted by the customer’s own browser, as they are */
                            fields: {
                                [key: string]: string;
                            };
                        }) | null;
                    };
                };
            };
        };
    };
    manage_reschedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    start_time: string;
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                };
            };
        };
        responses: {
            /** @description Moved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        reference: string;
                        status: string;
                        /** Format: date-time */
                        start_time: string;
                        /** Format: date-time */
                        end_time: string;
                        wall_time: string | null;
                        time_zone: string | null;
                        seats: number;
                        price: string;
                        /** @description What a coupon took off the price */
                        discount: string;
                        /** @description What of the price passes pay for */
                        covered: string;
                        /** @description What is owed for having cancelled late, or stayed away */
                        fee: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        /** @description It stands once its deposit is paid */
                        awaits_payment: boolean;
                        /** @description What was paid for it, less what was given back */
                        paid: string;
                        /** @description What is still to be paid; below zero, what will be given back */
                        balance: string;
                        currency: string;
                        notes: string;
                        items: {
                            name: string;
                            staff_name: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                        }[];
                        policy: {
                            /** @description In the language of the request, with dates and sums */
                            words: string[];
                            can_cancel: boolean;
                            /** @description What cancelling would cost now */
                            cancel_fee: string;
                            cancel_free_until: string | null;
                            can_move: boolean;
                            /** Format: date-time */
                            move_until: string;
                            moves_left: number | null;
                            /** @description Until when its deposit is waited for */
                            pay_until: string | null;
                        };
                        /** @description For the next request: after a move it may live longer */
                        manage_token: string;
                    };
                };
            };
        };
    };
    bookings_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar, with one event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
        };
    };
    calendars_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar, from 30 days ago to 366 ahead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
        };
    };
    staff_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It works until it is revoked, and while the person is active */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uri
                         * @description To subscribe to; whoever has it sees the feed
                         */
                        url: string;
                        token: string;
                    };
                };
            };
        };
    };
    staff_revoke_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uri
                         * @description To subscribe to; whoever has it sees the feed
                         */
                        url: string;
                        token: string;
                    };
                };
            };
        };
    };
    waitlist_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                status?: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                /** @description Any of these, with commas between them */
                status__in?: string;
                service_id?: string;
                /** @description Any of these, with commas between them */
                service_id__in?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                staff_id__isnull?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                from_date?: string;
                /** @description Any of these, with commas between them */
                from_date__in?: string;
                from_date__gt?: string;
                from_date__gte?: string;
                from_date__lt?: string;
                from_date__lte?: string;
                to_date?: string;
                /** @description Any of these, with commas between them */
                to_date__in?: string;
                to_date__gt?: string;
                to_date__gte?: string;
                to_date__lt?: string;
                to_date__lte?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** Format: uuid */
                            service_id: string;
                            /** Format: uuid */
                            variant_id: string | null;
                            addon_ids: string[];
                            /** Format: uuid */
                            staff_id: string | null;
                            seats: number;
                            /** Format: date */
                            from_date: string;
                            /** Format: date */
                            to_date: string;
                            from_time: string;
                            to_time: string;
                            weekdays: number[];
                            /** @enum {string} */
                            status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                            notes: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    waitlist_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    customer_email: string;
                    customer_name?: string;
                    customer_phone?: string;
                    /** Format: uuid */
                    service_id: string;
                    /** Format: uuid */
                    variant_id?: string;
                    addon_ids?: string[];
                    /**
                     * Format: uuid
                     * @description Without it, whoever is free
                     */
                    staff_id?: string;
                    seats?: number;
                    /**
                     * Format: date
                     * @description The first date that would do, as the business counts them
                     */
                    from_date: string;
                    /**
                     * Format: date
                     * @description The last one: at most 62 dates
                     */
                    to_date: string;
                    /** @description The part of the day in which it would begin, by the business’s clock */
                    from_time?: string;
                    /** @description The first time that is too late */
                    to_time?: string;
                    /** @description Days that would do, 1 is Monday; none named: all of them */
                    weekdays?: number[];
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description They wait; `manage_token` is for their own link */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        variant_id: string | null;
                        addon_ids: string[];
                        /** Format: uuid */
                        staff_id: string | null;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        manage_token: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    waitlist_manage_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry as it is now, and no other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        service_name: string;
                        /** @description null: whoever is free */
                        staff_name: string | null;
                        time_zone: string;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        offer: {
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            staff_name: string;
                            price: string;
                            currency: string;
                            /**
                             * Format: date-time
                             * @description Until then the time is kept
                             */
                            expires_at: string;
                        } | null;
                        /** @description What became of an offer that was accepted, with the token of its own link */
                        booking: {
                            reference: string;
                            status: string;
                            /** Format: date-time */
                            start_time: string;
                            manage_token: string;
                        } | null;
                    };
                };
            };
        };
    };
    waitlist_manage_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Without it, those of the entry */
                    notes?: string;
                    /** @description To the questions of the service, `/api/fields/` */
                    answers?: {
                        /** Format: uuid */
                        field_id: string;
                        value: (string | number | boolean) | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description The entry as it is now, and no other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        service_name: string;
                        /** @description null: whoever is free */
                        staff_name: string | null;
                        time_zone: string;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        offer: {
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            staff_name: string;
                            price: string;
                            currency: string;
                            /**
                             * Format: date-time
                             * @description Until then the time is kept
                             */
                            expires_at: string;
                        } | null;
                        /** @description What became of an offer that was accepted, with the token of its own link */
                        booking: {
                            reference: string;
                            status: string;
                            /** Format: date-time */
                            start_time: string;
                            manage_token: string;
                        } | null;
                    };
                };
            };
        };
    };
    waitlist_manage_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Do not wait for other times either
                     * @default false
                     */
                    leave?: boolean;
                };
            };
        };
        responses: {
            /** @description The entry as it is now, and no other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        service_name: string;
                        /** @description null: whoever is free */
                        staff_name: string | null;
                        time_zone: string;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        offer: {
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            staff_name: string;
                            price: string;
                            currency: string;
                            /**
                             * Format: date-time
                             * @description Until then the time is kept
                             */
                            expires_at: string;
                        } | null;
                        /** @description What became of an offer that was accepted, with the token of its own link */
                        booking: {
                            reference: string;
                            status: string;
                            /** Format: date-time */
                            start_time: string;
                            manage_token: string;
                        } | null;
                    };
                };
            };
        };
    };
    waitlist_manage_leave: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry as it is now, and no other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        service_name: string;
                        /** @description null: whoever is free */
                        staff_name: string | null;
                        time_zone: string;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        offer: {
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            staff_name: string;
                            price: string;
                            currency: string;
                            /**
                             * Format: date-time
                             * @description Until then the time is kept
                             */
                            expires_at: string;
                        } | null;
                        /** @description What became of an offer that was accepted, with the token of its own link */
                        booking: {
                            reference: string;
                            status: string;
                            /** Format: date-time */
                            start_time: string;
                            manage_token: string;
                        } | null;
                    };
                };
            };
        };
    };
    waitlist_manage_renew: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry as it is now, and no other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        service_name: string;
                        /** @description null: whoever is free */
                        staff_name: string | null;
                        time_zone: string;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        offer: {
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            staff_name: string;
                            price: string;
                            currency: string;
                            /**
                             * Format: date-time
                             * @description Until then the time is kept
                             */
                            expires_at: string;
                        } | null;
                        /** @description What became of an offer that was accepted, with the token of its own link */
                        booking: {
                            reference: string;
                            status: string;
                            /** Format: date-time */
                            start_time: string;
                            manage_token: string;
                        } | null;
                    };
                };
            };
        };
    };
    waitlist_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The waitlist entry, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        variant_id: string | null;
                        addon_ids: string[];
                        /** Format: uuid */
                        staff_id: string | null;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    waitlist_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The waitlist entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        variant_id: string | null;
                        addon_ids: string[];
                        /** Format: uuid */
                        staff_id: string | null;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    waitlist_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description The time that is offered
                     */
                    start_time: string;
                    /**
                     * Format: date-time
                     * @description With it the first that is free from `start_time` on and begins before this
                     */
                    until?: string;
                    /**
                     * Format: uuid
                     * @description With whom; without it as they asked for
                     */
                    staff_id?: string;
                };
            };
        };
        responses: {
            /** @description The waitlist entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** Format: uuid */
                        service_id: string;
                        /** Format: uuid */
                        variant_id: string | null;
                        addon_ids: string[];
                        /** Format: uuid */
                        staff_id: string | null;
                        seats: number;
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        from_time: string;
                        to_time: string;
                        weekdays: number[];
                        /** @enum {string} */
                        status: "waiting" | "offered" | "booked" | "cancelled" | "lapsed";
                        notes: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    waitlist_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: uuid
                             * @description The hold that keeps the time, and then the booking
                             */
                            booking_id: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** @enum {string} */
                            status: "open" | "accepted" | "declined" | "lapsed";
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    waitlist_manage_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        manage_token: string;
                    };
                };
            };
        };
    };
    my_code_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "amina@example.com"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description If somebody here has this address or number, a code is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same answer whether anybody here has this address or not */
                        expires_in_minutes: number;
                    };
                };
            };
        };
    };
    my_session_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "amina@example.com",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email?: string;
                    phone?: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description The cookie is on the reply */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    my_session_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    my_bookings_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description The next first, or the last */
                when?: "upcoming" | "past";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            reference: string;
                            status: string;
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            time_zone: string | null;
                            seats: number;
                            price: string;
                            fee: string;
                            currency: string;
                            items: {
                                name: string;
                                staff_name: string;
                                /** Format: date-time */
                                start_time: string;
                                /** Format: date-time */
                                end_time: string;
                            }[];
                            /** @description For /api/manage/: to see, move and cancel it */
                            manage_token: string;
                        }[];
                    };
                };
            };
        };
    };
    my_preferences_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whoever has said nothing gets them all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: boolean;
                        sms: boolean;
                        whatsapp: boolean;
                    };
                };
            };
        };
    };
    my_preferences_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": true,
                 *       "sms": true,
                 *       "whatsapp": false
                 *     }
                 */
                "application/json": {
                    email: boolean;
                    sms: boolean;
                    whatsapp: boolean;
                };
            };
        };
        responses: {
            /** @description From the next message on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: boolean;
                        sms: boolean;
                        whatsapp: boolean;
                    };
                };
            };
        };
    };
    transactions_export: {
        parameters: {
            query?: {
                /** @description When it changed hands, from then on */
                from?: string;
                /** @description And before then */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, UTF-8; what a spreadsheet would run is made text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    transactions_totals: {
        parameters: {
            query?: {
                kind?: "payment" | "deposit" | "refund" | "correction" | "tip";
                method?: "cash" | "card" | "transfer" | "cheque" | "online";
                staff_id?: string;
                customer_id?: string;
                booking_id?: string;
                occurred_at__gte?: string;
                occurred_at__lt?: string;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of all that the list has for the same filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each currency that occurs */
                        totals: {
                            currency: string;
                            count: number;
                            /** @description What came in, less what went out */
                            amount: string;
                            incoming: string;
                            /** @description Below zero */
                            outgoing: string;
                        }[];
                    };
                };
            };
        };
    };
    transactions_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description occurred_at, amount, created_at; with a minus in front in reverse; several with commas. By default -occurred_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                kind?: "payment" | "deposit" | "refund" | "correction" | "tip";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                method?: "cash" | "card" | "transfer" | "cheque" | "online";
                /** @description Any of these, with commas between them */
                method__in?: string;
                currency?: string;
                /** @description Any of these, with commas between them */
                currency__in?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                booking_id__isnull?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                customer_id__isnull?: string;
                staff_id?: string;
                /** @description Any of these, with commas between them */
                staff_id__in?: string;
                staff_id__isnull?: string;
                occurred_at?: string;
                /** @description Any of these, with commas between them */
                occurred_at__in?: string;
                occurred_at__gt?: string;
                occurred_at__gte?: string;
                occurred_at__lt?: string;
                occurred_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** @description Above zero for what comes in, below for what goes out */
                            amount: string;
                            currency: string;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: uuid */
                            staff_id: string | null;
                            /** Format: date-time */
                            occurred_at: string;
                            reference: string;
                            /**
                             * Format: uuid
                             * @description Of a pass that was bought, or given back
                             */
                            pass_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a correction: what it takes back
                             */
                            corrects_id: string | null;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    transactions_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "payment",
                 *       "method": "cash",
                 *       "amount": "180.00",
                 *       "occurred_at": "2026-12-01T10:45:00+01:00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly pass_id?: unknown;
                    readonly corrects_id?: unknown;
                    readonly actor_id?: unknown;
                    readonly actor_name?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                    /** @enum {string} */
                    method: "cash" | "card" | "transfer" | "cheque" | "online";
                    /** @description Above zero for what comes in, below for what goes out */
                    amount: string;
                    /** @default MAD */
                    currency?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    booking_id?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    customer_id?: string | null;
                    /**
                     * Format: uuid
                     * @description Of a tip: whom it is for; null is everybody
                     * @default null
                     */
                    staff_id?: string | null;
                    /** Format: date-time */
                    occurred_at: string;
                    /** @default  */
                    reference?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                        /** @enum {string} */
                        method: "cash" | "card" | "transfer" | "cheque" | "online";
                        /** @description Above zero for what comes in, below for what goes out */
                        amount: string;
                        currency: string;
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: uuid */
                        staff_id: string | null;
                        /** Format: date-time */
                        occurred_at: string;
                        reference: string;
                        /**
                         * Format: uuid
                         * @description Of a pass that was bought, or given back
                         */
                        pass_id: string | null;
                        /**
                         * Format: uuid
                         * @description Of a correction: what it takes back
                         */
                        corrects_id: string | null;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    transactions_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                        /** @enum {string} */
                        method: "cash" | "card" | "transfer" | "cheque" | "online";
                        /** @description Above zero for what comes in, below for what goes out */
                        amount: string;
                        currency: string;
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: uuid */
                        staff_id: string | null;
                        /** Format: date-time */
                        occurred_at: string;
                        reference: string;
                        /**
                         * Format: uuid
                         * @description Of a pass that was bought, or given back
                         */
                        pass_id: string | null;
                        /**
                         * Format: uuid
                         * @description Of a correction: what it takes back
                         */
                        corrects_id: string | null;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    transactions_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly pass_id?: unknown;
                    readonly corrects_id?: unknown;
                    readonly actor_id?: unknown;
                    readonly actor_name?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                    /** @enum {string} */
                    method: "cash" | "card" | "transfer" | "cheque" | "online";
                    /** @description Above zero for what comes in, below for what goes out */
                    amount: string;
                    /** @default MAD */
                    currency?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    booking_id?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    customer_id?: string | null;
                    /**
                     * Format: uuid
                     * @description Of a tip: whom it is for; null is everybody
                     * @default null
                     */
                    staff_id?: string | null;
                    /** Format: date-time */
                    occurred_at: string;
                    /** @default  */
                    reference?: string;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                        /** @enum {string} */
                        method: "cash" | "card" | "transfer" | "cheque" | "online";
                        /** @description Above zero for what comes in, below for what goes out */
                        amount: string;
                        currency: string;
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: uuid */
                        staff_id: string | null;
                        /** Format: date-time */
                        occurred_at: string;
                        reference: string;
                        /**
                         * Format: uuid
                         * @description Of a pass that was bought, or given back
                         */
                        pass_id: string | null;
                        /**
                         * Format: uuid
                         * @description Of a correction: what it takes back
                         */
                        corrects_id: string | null;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    transactions_correct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        transaction: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** @description Above zero for what comes in, below for what goes out */
                            amount: string;
                            /** @default MAD */
                            currency: string;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            booking_id: string | null;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            customer_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a tip: whom it is for; null is everybody
                             * @default null
                             */
                            staff_id: string | null;
                            /** Format: date-time */
                            occurred_at: string;
                            /** @default  */
                            reference: string;
                            /**
                             * Format: uuid
                             * @description Of a pass that was bought, or given back
                             */
                            pass_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a correction: what it takes back
                             */
                            corrects_id: string | null;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                        receipt: {
                            /** Format: uuid */
                            id: string;
                            /** @description Counts the receipts of the business from 1, without a gap */
                            number: number;
                            /** @enum {string} */
                            kind: "receipt" | "refund";
                            /** Format: uuid */
                            transaction_id: string;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @description Below zero for what went out */
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** Format: date-time */
                            issued_at: string;
                            /** @description Who issued it and for what, as it was then */
                            facts: {
                                business: string;
                                booking?: {
                                    reference: string;
                                    wall_time: string | null;
                                    services: string[];
                                    price?: string;
                                    /** @description What a coupon took off the price */
                                    discount?: string;
                                    /** @description What of it a pass pays for */
                                    covered?: string;
                                };
                                /** @description That was bought, or given back */
                                pass?: {
                                    name: string;
                                    uses: number;
                                };
                                reference?: string;
                                /** @description The number of the receipt that it takes back */
                                corrects?: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        } | null;
                    };
                };
            };
        };
    };
    bookings_balance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is owed, less the sum of what came in and went out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        /** @description The price; of a booking that does not take place, the fee */
                        owed: string;
                        /** @description What is to be paid before it stands, or was */
                        deposit: string;
                        awaits_payment: boolean;
                        paid: string;
                        refunded: string;
                        /** @description Of what is refunded by a provider: what is on its way and not counted yet */
                        refunding: string;
                        /** @description Beside all that */
                        tips: string;
                        /** @description What is still to be paid; below zero, what is to be given back */
                        balance: string;
                    };
                };
            };
        };
    };
    bookings_payments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payments": [
                 *         {
                 *           "method": "cash",
                 *           "amount": "100.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description One means or several: all of it counts, or nothing */
                    payments: {
                        /** @enum {string} */
                        method: "cash" | "card" | "transfer" | "cheque";
                        amount: string;
                        /**
                         * @description Beside the bill
                         * @default false
                         */
                        is_tip?: boolean;
                        /**
                         * Format: uuid
                         * @description Of a tip: whom it is for; null is everybody
                         * @default null
                         */
                        staff_id?: string | null;
                        /** @default  */
                        reference?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Written down, with the receipts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What it meant: the booking stands because of it, still waits, is over and it goes back, or nothing
                         * @enum {string}
                         */
                        outcome: "confirmed" | "waiting" | "late" | "unchanged";
                        transactions: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** @description Above zero for what comes in, below for what goes out */
                            amount: string;
                            /** @default MAD */
                            currency: string;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            booking_id: string | null;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            customer_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a tip: whom it is for; null is everybody
                             * @default null
                             */
                            staff_id: string | null;
                            /** Format: date-time */
                            occurred_at: string;
                            /** @default  */
                            reference: string;
                            /**
                             * Format: uuid
                             * @description Of a pass that was bought, or given back
                             */
                            pass_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a correction: what it takes back
                             */
                            corrects_id: string | null;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        receipts: {
                            /** Format: uuid */
                            id: string;
                            /** @description Counts the receipts of the business from 1, without a gap */
                            number: number;
                            /** @enum {string} */
                            kind: "receipt" | "refund";
                            /** Format: uuid */
                            transaction_id: string;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @description Below zero for what went out */
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** Format: date-time */
                            issued_at: string;
                            /** @description Who issued it and for what, as it was then */
                            facts: {
                                business: string;
                                booking?: {
                                    reference: string;
                                    wall_time: string | null;
                                    services: string[];
                                    price?: string;
                                    /** @description What a coupon took off the price */
                                    discount?: string;
                                    /** @description What of it a pass pays for */
                                    covered?: string;
                                };
                                /** @description That was bought, or given back */
                                pass?: {
                                    name: string;
                                    uses: number;
                                };
                                reference?: string;
                                /** @description The number of the receipt that it takes back */
                                corrects?: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        balance: {
                            currency: string;
                            /** @description The price; of a booking that does not take place, the fee */
                            owed: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            awaits_payment: boolean;
                            paid: string;
                            refunded: string;
                            /** @description Of what is refunded by a provider: what is on its way and not counted yet */
                            refunding: string;
                            /** @description Beside all that */
                            tips: string;
                            /** @description What is still to be paid; below zero, what is to be given back */
                            balance: string;
                        };
                    };
                };
            };
        };
    };
    bookings_refund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": "50.00",
                 *       "reason": "Cancelled in time"
                 *     }
                 */
                "application/json": {
                    amount: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Out of the till it is done; a provider is asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refunds: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            amount: string;
                            currency: string;
                            /**
                             * @description What goes out of the till is done; a provider is asked
                             * @enum {string}
                             */
                            status: "requested" | "sent" | "done" | "failed";
                            reason: string;
                            /** @description What the policy gave back when this was decided */
                            policy: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        balance: {
                            currency: string;
                            /** @description The price; of a booking that does not take place, the fee */
                            owed: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            awaits_payment: boolean;
                            paid: string;
                            refunded: string;
                            /** @description Of what is refunded by a provider: what is on its way and not counted yet */
                            refunding: string;
                            /** @description Beside all that */
                            tips: string;
                            /** @description What is still to be paid; below zero, what is to be given back */
                            balance: string;
                        };
                    };
                };
            };
        };
    };
    receipts_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description number, issued_at, created_at; with a minus in front in reverse; several with commas. By default -number */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                number?: number;
                /** @description Any of these, with commas between them */
                number__in?: string;
                number__gt?: number;
                number__gte?: number;
                number__lt?: number;
                number__lte?: number;
                kind?: "receipt" | "refund";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                booking_id__isnull?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                customer_id__isnull?: string;
                transaction_id?: string;
                /** @description Any of these, with commas between them */
                transaction_id__in?: string;
                issued_at?: string;
                /** @description Any of these, with commas between them */
                issued_at__in?: string;
                issued_at__gt?: string;
                issued_at__gte?: string;
                issued_at__lt?: string;
                issued_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @description Counts the receipts of the business from 1, without a gap */
                            number: number;
                            /** @enum {string} */
                            kind: "receipt" | "refund";
                            /** Format: uuid */
                            transaction_id: string;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @description Below zero for what went out */
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** Format: date-time */
                            issued_at: string;
                            /** @description Who issued it and for what, as it was then */
                            facts: {
                                business: string;
                                booking?: {
                                    reference: string;
                                    wall_time: string | null;
                                    services: string[];
                                    price?: string;
                                    /** @description What a coupon took off the price */
                                    discount?: string;
                                    /** @description What of it a pass pays for */
                                    covered?: string;
                                };
                                /** @description That was bought, or given back */
                                pass?: {
                                    name: string;
                                    uses: number;
                                };
                                reference?: string;
                                /** @description The number of the receipt that it takes back */
                                corrects?: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    receipts_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Counts the receipts of the business from 1, without a gap */
                        number: number;
                        /** @enum {string} */
                        kind: "receipt" | "refund";
                        /** Format: uuid */
                        transaction_id: string;
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** @description Below zero for what went out */
                        amount: string;
                        currency: string;
                        /** @enum {string} */
                        method: "cash" | "card" | "transfer" | "cheque" | "online";
                        /** Format: date-time */
                        issued_at: string;
                        /** @description Who issued it and for what, as it was then */
                        facts: {
                            business: string;
                            booking?: {
                                reference: string;
                                wall_time: string | null;
                                services: string[];
                                price?: string;
                                /** @description What a coupon took off the price */
                                discount?: string;
                                /** @description What of it a pass pays for */
                                covered?: string;
                            };
                            /** @description That was bought, or given back */
                            pass?: {
                                name: string;
                                uses: number;
                            };
                            reference?: string;
                            /** @description The number of the receipt that it takes back */
                            corrects?: number;
                        };
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    receipts_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description HTML, with no script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    closings_preview: {
        parameters: {
            query?: {
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As a closing would have it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        /** Format: date-time */
                        from_instant: string | null;
                        /** Format: date-time */
                        until_instant: string;
                        /** @description What came in by each means since the last closing, less what went out; tips included */
                        expected: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
    };
    closings_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description on_date, created_at; with a minus in front in reverse; several with commas. By default -on_date */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description The day, as the business counts dates */
                on_date?: string;
                /** @description Any of these, with commas between them */
                on_date__in?: string;
                /** @description The day, as the business counts dates */
                on_date__gt?: string;
                /** @description The day, as the business counts dates */
                on_date__gte?: string;
                /** @description The day, as the business counts dates */
                on_date__lt?: string;
                /** @description The day, as the business counts dates */
                on_date__lte?: string;
                currency?: string;
                /** @description Any of these, with commas between them */
                currency__in?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: date
                             * @description The day, as the business counts dates
                             */
                            on_date: string;
                            currency: string;
                            /** @description The cash in the drawer */
                            counted: string;
                            float: string;
                            note: string;
                            /**
                             * Format: date-time
                             * @description When the closing before it was; null is the beginning
                             */
                            from_instant: string | null;
                            /** Format: date-time */
                            until_instant: string;
                            /** @description What came in by each means since the last closing, less what went out; tips included */
                            expected: {
                                [key: string]: string;
                            };
                            /** @description What was counted, less the float and the cash that is expected */
                            difference: string;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    closings_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "on_date": "2026-11-02",
                 *       "counted": "1430.00",
                 *       "float": "200.00"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly from_instant?: unknown;
                    readonly until_instant?: unknown;
                    readonly expected?: unknown;
                    readonly difference?: unknown;
                    readonly actor_id?: unknown;
                    readonly actor_name?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: date
                     * @description The day, as the business counts dates
                     */
                    on_date: string;
                    /** @default MAD */
                    currency?: string;
                    /** @description The cash in the drawer */
                    counted: string;
                    /**
                     * @description What of it was there at the beginning
                     * @default 0
                     */
                    float?: string;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date
                         * @description The day, as the business counts dates
                         */
                        on_date: string;
                        currency: string;
                        /** @description The cash in the drawer */
                        counted: string;
                        float: string;
                        note: string;
                        /**
                         * Format: date-time
                         * @description When the closing before it was; null is the beginning
                         */
                        from_instant: string | null;
                        /** Format: date-time */
                        until_instant: string;
                        /** @description What came in by each means since the last closing, less what went out; tips included */
                        expected: {
                            [key: string]: string;
                        };
                        /** @description What was counted, less the float and the cash that is expected */
                        difference: string;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    closings_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The closing, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date
                         * @description The day, as the business counts dates
                         */
                        on_date: string;
                        currency: string;
                        /** @description The cash in the drawer */
                        counted: string;
                        float: string;
                        note: string;
                        /**
                         * Format: date-time
                         * @description When the closing before it was; null is the beginning
                         */
                        from_instant: string | null;
                        /** Format: date-time */
                        until_instant: string;
                        /** @description What came in by each means since the last closing, less what went out; tips included */
                        expected: {
                            [key: string]: string;
                        };
                        /** @description What was counted, less the float and the cash that is expected */
                        difference: string;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    passes_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "7KQ2 MXTA 94HD",
                 *       "service_id": "01a20151-7c3e-7d52-9a41-5b0e6f2c8d17"
                 *     }
                 */
                "application/json": {
                    code: string;
                    /** Format: uuid */
                    service_id: string;
                    /**
                     * Format: date-time
                     * @description Of the visit; without it, now
                     */
                    start_time?: string;
                };
            };
        };
        responses: {
            /** @description It is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        uses: number;
                        rest: number;
                        /** Format: date-time */
                        valid_until: string | null;
                        is_transferable: boolean;
                    };
                };
            };
        };
    };
    bookings_pass: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "7KQ2 MXTA 94HD"
                 *     }
                 */
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Its use is taken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What of the price passes pay for now */
                        covered: string;
                        balance: {
                            currency: string;
                            /** @description The price; of a booking that does not take place, the fee */
                            owed: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            awaits_payment: boolean;
                            paid: string;
                            refunded: string;
                            /** @description Of what is refunded by a provider: what is on its way and not counted yet */
                            refunding: string;
                            /** @description Beside all that */
                            tips: string;
                            /** @description What is still to be paid; below zero, what is to be given back */
                            balance: string;
                        };
                    };
                };
            };
        };
    };
    bookings_pass_give_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description They can be used again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What of the price passes pay for now */
                        covered: string;
                        balance: {
                            currency: string;
                            /** @description The price; of a booking that does not take place, the fee */
                            owed: string;
                            /** @description What is to be paid before it stands, or was */
                            deposit: string;
                            awaits_payment: boolean;
                            paid: string;
                            refunded: string;
                            /** @description Of what is refunded by a provider: what is on its way and not counted yet */
                            refunding: string;
                            /** @description Beside all that */
                            tips: string;
                            /** @description What is still to be paid; below zero, what is to be given back */
                            balance: string;
                        };
                    };
                };
            };
        };
    };
    passes_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, name; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                type_id?: string;
                /** @description Any of these, with commas between them */
                type_id__in?: string;
                /** @description Whoever has it may pay with the pass */
                code?: string;
                /** @description Any of these, with commas between them */
                code__in?: string;
                valid_until?: string;
                /** @description Any of these, with commas between them */
                valid_until__in?: string;
                valid_until__gt?: string;
                valid_until__gte?: string;
                valid_until__lt?: string;
                valid_until__lte?: string;
                valid_until__isnull?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: date-time
                             * @description What begins then is too late; null: for good
                             */
                            valid_until: string | null;
                            /** Format: uuid */
                            type_id: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** @description Whoever has it may pay with the pass */
                            code: string;
                            name: string;
                            service_ids: string[];
                            /** @description How many were bought */
                            uses: number;
                            /** @description How many are left */
                            rest: number;
                            price: string;
                            currency: string;
                            is_transferable: boolean;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    passes_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pass, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date-time
                         * @description What begins then is too late; null: for good
                         */
                        valid_until: string | null;
                        /** Format: uuid */
                        type_id: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** @description Whoever has it may pay with the pass */
                        code: string;
                        name: string;
                        service_ids: string[];
                        /** @description How many were bought */
                        uses: number;
                        /** @description How many are left */
                        rest: number;
                        price: string;
                        currency: string;
                        is_transferable: boolean;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    passes_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly type_id?: unknown;
                    readonly customer_id?: unknown;
                    readonly code?: unknown;
                    readonly name?: unknown;
                    readonly service_ids?: unknown;
                    readonly uses?: unknown;
                    readonly rest?: unknown;
                    readonly price?: unknown;
                    readonly currency?: unknown;
                    readonly is_transferable?: unknown;
                    readonly actor_id?: unknown;
                    readonly actor_name?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /**
                     * Format: date-time
                     * @description What begins then is too late; null: for good
                     */
                    valid_until?: string | null;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date-time
                         * @description What begins then is too late; null: for good
                         */
                        valid_until: string | null;
                        /** Format: uuid */
                        type_id: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** @description Whoever has it may pay with the pass */
                        code: string;
                        name: string;
                        service_ids: string[];
                        /** @description How many were bought */
                        uses: number;
                        /** @description How many are left */
                        rest: number;
                        price: string;
                        currency: string;
                        is_transferable: boolean;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    passes_sell: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type_id": "01a20151-7c3e-7d52-9a41-5b0e6f2c8d17",
                 *       "customer_email": "amina@example.com",
                 *       "payments": [
                 *         {
                 *           "method": "cash",
                 *           "amount": "1200.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    type_id: string;
                    /** Format: uuid */
                    customer_id?: string;
                    /** Format: email */
                    customer_email?: string;
                    customer_name?: string;
                    customer_phone?: string;
                    /** @description All of the price, by one means or several */
                    payments: {
                        /** @enum {string} */
                        method: "cash" | "card" | "transfer" | "cheque";
                        amount: string;
                        /** @default  */
                        reference?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pass: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: date-time
                             * @description What begins then is too late; null: for good
                             */
                            valid_until: string | null;
                            /** Format: uuid */
                            type_id: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** @description Whoever has it may pay with the pass */
                            code: string;
                            name: string;
                            service_ids: string[];
                            /** @description How many were bought */
                            uses: number;
                            /** @description How many are left */
                            rest: number;
                            price: string;
                            currency: string;
                            is_transferable: boolean;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                        transactions: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** @description Above zero for what comes in, below for what goes out */
                            amount: string;
                            /** @default MAD */
                            currency: string;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            booking_id: string | null;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            customer_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a tip: whom it is for; null is everybody
                             * @default null
                             */
                            staff_id: string | null;
                            /** Format: date-time */
                            occurred_at: string;
                            /** @default  */
                            reference: string;
                            /**
                             * Format: uuid
                             * @description Of a pass that was bought, or given back
                             */
                            pass_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a correction: what it takes back
                             */
                            corrects_id: string | null;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        receipts: {
                            /** Format: uuid */
                            id: string;
                            /** @description Counts the receipts of the business from 1, without a gap */
                            number: number;
                            /** @enum {string} */
                            kind: "receipt" | "refund";
                            /** Format: uuid */
                            transaction_id: string;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @description Below zero for what went out */
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** Format: date-time */
                            issued_at: string;
                            /** @description Who issued it and for what, as it was then */
                            facts: {
                                business: string;
                                booking?: {
                                    reference: string;
                                    wall_time: string | null;
                                    services: string[];
                                    price?: string;
                                    /** @description What a coupon took off the price */
                                    discount?: string;
                                    /** @description What of it a pass pays for */
                                    covered?: string;
                                };
                                /** @description That was bought, or given back */
                                pass?: {
                                    name: string;
                                    uses: number;
                                };
                                reference?: string;
                                /** @description The number of the receipt that it takes back */
                                corrects?: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    passes_refund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Moves to another city"
                 *     }
                 */
                "application/json": {
                    /** @description Without it the share of the price that is left, rounded down */
                    amount?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pass: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: date-time
                             * @description What begins then is too late; null: for good
                             */
                            valid_until: string | null;
                            /** Format: uuid */
                            type_id: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** @description Whoever has it may pay with the pass */
                            code: string;
                            name: string;
                            service_ids: string[];
                            /** @description How many were bought */
                            uses: number;
                            /** @description How many are left */
                            rest: number;
                            price: string;
                            currency: string;
                            is_transferable: boolean;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        };
                        transactions: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "payment" | "deposit" | "refund" | "correction" | "tip";
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** @description Above zero for what comes in, below for what goes out */
                            amount: string;
                            /** @default MAD */
                            currency: string;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            booking_id: string | null;
                            /**
                             * Format: uuid
                             * @default null
                             */
                            customer_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a tip: whom it is for; null is everybody
                             * @default null
                             */
                            staff_id: string | null;
                            /** Format: date-time */
                            occurred_at: string;
                            /** @default  */
                            reference: string;
                            /**
                             * Format: uuid
                             * @description Of a pass that was bought, or given back
                             */
                            pass_id: string | null;
                            /**
                             * Format: uuid
                             * @description Of a correction: what it takes back
                             */
                            corrects_id: string | null;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        receipts: {
                            /** Format: uuid */
                            id: string;
                            /** @description Counts the receipts of the business from 1, without a gap */
                            number: number;
                            /** @enum {string} */
                            kind: "receipt" | "refund";
                            /** Format: uuid */
                            transaction_id: string;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @description Below zero for what went out */
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            method: "cash" | "card" | "transfer" | "cheque" | "online";
                            /** Format: date-time */
                            issued_at: string;
                            /** @description Who issued it and for what, as it was then */
                            facts: {
                                business: string;
                                booking?: {
                                    reference: string;
                                    wall_time: string | null;
                                    services: string[];
                                    price?: string;
                                    /** @description What a coupon took off the price */
                                    discount?: string;
                                    /** @description What of it a pass pays for */
                                    covered?: string;
                                };
                                /** @description That was bought, or given back */
                                pass?: {
                                    name: string;
                                    uses: number;
                                };
                                reference?: string;
                                /** @description The number of the receipt that it takes back */
                                corrects?: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    pass_types_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, name; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            service_ids: string[];
                            /** @description One for each visit, and each seat of it */
                            uses: number;
                            /** @description Of the whole pass */
                            price: string;
                            currency: string;
                            valid_days: number | null;
                            is_transferable: boolean;
                            is_active: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    pass_types_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Dix hammams",
                 *       "uses": 10,
                 *       "price": "1200.00",
                 *       "valid_days": 365
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /**
                     * @description What it is good for; none named are all services, also those to come
                     * @default []
                     */
                    service_ids?: string[];
                    /** @description One for each visit, and each seat of it */
                    uses: number;
                    /** @description Of the whole pass */
                    price: string;
                    /** @default MAD */
                    currency?: string;
                    /**
                     * @description After the day it is bought; null: for good
                     * @default null
                     */
                    valid_days?: number | null;
                    /**
                     * @description Whether others may come with it than whoever bought it
                     * @default false
                     */
                    is_transferable?: boolean;
                    /**
                     * @description Whether it is sold; what was sold stays good
                     * @default true
                     */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        service_ids: string[];
                        /** @description One for each visit, and each seat of it */
                        uses: number;
                        /** @description Of the whole pass */
                        price: string;
                        currency: string;
                        valid_days: number | null;
                        is_transferable: boolean;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    pass_types_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pass type, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        service_ids: string[];
                        /** @description One for each visit, and each seat of it */
                        uses: number;
                        /** @description Of the whole pass */
                        price: string;
                        currency: string;
                        valid_days: number | null;
                        is_transferable: boolean;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    pass_types_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Dix hammams",
                 *       "uses": 10,
                 *       "price": "1200.00",
                 *       "valid_days": 365
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /**
                     * @description What it is good for; none named are all services, also those to come
                     * @default []
                     */
                    service_ids?: string[];
                    /** @description One for each visit, and each seat of it */
                    uses: number;
                    /** @description Of the whole pass */
                    price: string;
                    /** @default MAD */
                    currency?: string;
                    /**
                     * @description After the day it is bought; null: for good
                     * @default null
                     */
                    valid_days?: number | null;
                    /**
                     * @description Whether others may come with it than whoever bought it
                     * @default false
                     */
                    is_transferable?: boolean;
                    /**
                     * @description Whether it is sold; what was sold stays good
                     * @default true
                     */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        service_ids: string[];
                        /** @description One for each visit, and each seat of it */
                        uses: number;
                        /** @description Of the whole pass */
                        price: string;
                        currency: string;
                        valid_days: number | null;
                        is_transferable: boolean;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    pass_types_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pass_types_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    service_ids?: string[];
                    /** @description One for each visit, and each seat of it */
                    uses?: number;
                    /** @description Of the whole pass */
                    price?: string;
                    currency?: string;
                    valid_days?: number | null;
                    is_transferable?: boolean;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        service_ids: string[];
                        /** @description One for each visit, and each seat of it */
                        uses: number;
                        /** @description Of the whole pass */
                        price: string;
                        currency: string;
                        valid_days: number | null;
                        is_transferable: boolean;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    pass_types_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name: string;
                    /**
                     * @description What it is good for; none named are all services, also those to come
                     * @default []
                     */
                    service_ids?: string[];
                    /** @description One for each visit, and each seat of it */
                    uses: number;
                    /** @description Of the whole pass */
                    price: string;
                    /** @default MAD */
                    currency?: string;
                    /**
                     * @description After the day it is bought; null: for good
                     * @default null
                     */
                    valid_days?: number | null;
                    /**
                     * @description Whether others may come with it than whoever bought it
                     * @default false
                     */
                    is_transferable?: boolean;
                    /**
                     * @description Whether it is sold; what was sold stays good
                     * @default true
                     */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        service_ids: string[];
                        /** @description One for each visit, and each seat of it */
                        uses: number;
                        /** @description Of the whole pass */
                        price: string;
                        currency: string;
                        valid_days: number | null;
                        is_transferable: boolean;
                        is_active: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    pass_uses_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                pass_id?: string;
                /** @description Any of these, with commas between them */
                pass_id__in?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                booking_id__isnull?: string;
                kind?: "taken" | "given_back" | "refunded";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            pass_id: string;
                            /** @enum {string} */
                            kind: "taken" | "given_back" | "refunded";
                            /** @description How many uses; below zero where they are given back */
                            count: number;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** @description What of a price they cover; of a pass that is taken back, what went back */
                            amount: string;
                            reason: string;
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    pass_uses_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The use of a pass, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        pass_id: string;
                        /** @enum {string} */
                        kind: "taken" | "given_back" | "refunded";
                        /** @description How many uses; below zero where they are given back */
                        count: number;
                        /** Format: uuid */
                        booking_id: string | null;
                        /** @description What of a price they cover; of a pass that is taken back, what went back */
                        amount: string;
                        reason: string;
                        /** Format: uuid */
                        actor_id: string | null;
                        actor_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    coupons_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "PRINTEMPS",
                 *       "service_id": "01a20151-7c3e-7d52-9a41-5b0e6f2c8d17"
                 *     }
                 */
                "application/json": {
                    code: string;
                    /** Format: uuid */
                    service_id: string;
                };
            };
        };
        responses: {
            /** @description It is taken for this service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        percent: number | null;
                        amount: string | null;
                        currency: string;
                        min_price: string;
                        /** Format: date-time */
                        until_instant: string | null;
                    };
                };
            };
        };
    };
    coupons_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, code; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                /** @description Customers may write it in whatever case */
                code?: string;
                /** @description Any of these, with commas between them */
                code__in?: string;
                is_active?: string;
                until_instant?: string;
                /** @description Any of these, with commas between them */
                until_instant__in?: string;
                until_instant__gt?: string;
                until_instant__gte?: string;
                until_instant__lt?: string;
                until_instant__lte?: string;
                until_instant__isnull?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @description Customers may write it in whatever case */
                            code: string;
                            percent: number | null;
                            amount: string | null;
                            currency: string;
                            service_ids: string[];
                            /** Format: date-time */
                            from_instant: string | null;
                            until_instant: string | null;
                            max_uses: number | null;
                            max_per_customer: number | null;
                            min_price: string;
                            is_active: boolean;
                            /** @description How often, without what was given back */
                            used: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    coupons_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "PRINTEMPS",
                 *       "percent": 20,
                 *       "max_uses": 100,
                 *       "max_per_customer": 1
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly used?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @description Customers may write it in whatever case */
                    code: string;
                    /**
                     * @description Of the price; or an amount
                     * @default null
                     */
                    percent?: number | null;
                    /**
                     * @description Of the price; or a percentage
                     * @default null
                     */
                    amount?: string | null;
                    /**
                     * @description Of the amount and of the least price
                     * @default MAD
                     */
                    currency?: string;
                    /**
                     * @description What it is good for; none named are all services, also those to come
                     * @default []
                     */
                    service_ids?: string[];
                    /**
                     * Format: date-time
                     * @description When somebody books; null: from now on
                     */
                    from_instant?: string | null;
                    /** @description And before then; null: for good */
                    until_instant?: string | null;
                    /** @default null */
                    max_uses?: number | null;
                    /**
                     * @description Known by their address
                     * @default null
                     */
                    max_per_customer?: number | null;
                    /**
                     * @description What the whole visit costs at least
                     * @default 0
                     */
                    min_price?: string;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Customers may write it in whatever case */
                        code: string;
                        percent: number | null;
                        amount: string | null;
                        currency: string;
                        service_ids: string[];
                        /** Format: date-time */
                        from_instant: string | null;
                        until_instant: string | null;
                        max_uses: number | null;
                        max_per_customer: number | null;
                        min_price: string;
                        is_active: boolean;
                        /** @description How often, without what was given back */
                        used: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    coupons_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The coupon, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Customers may write it in whatever case */
                        code: string;
                        percent: number | null;
                        amount: string | null;
                        currency: string;
                        service_ids: string[];
                        /** Format: date-time */
                        from_instant: string | null;
                        until_instant: string | null;
                        max_uses: number | null;
                        max_per_customer: number | null;
                        min_price: string;
                        is_active: boolean;
                        /** @description How often, without what was given back */
                        used: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    coupons_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "PRINTEMPS",
                 *       "percent": 20,
                 *       "max_uses": 100,
                 *       "max_per_customer": 1
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly used?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @description Customers may write it in whatever case */
                    code: string;
                    /**
                     * @description Of the price; or an amount
                     * @default null
                     */
                    percent?: number | null;
                    /**
                     * @description Of the price; or a percentage
                     * @default null
                     */
                    amount?: string | null;
                    /**
                     * @description Of the amount and of the least price
                     * @default MAD
                     */
                    currency?: string;
                    /**
                     * @description What it is good for; none named are all services, also those to come
                     * @default []
                     */
                    service_ids?: string[];
                    /**
                     * Format: date-time
                     * @description When somebody books; null: from now on
                     */
                    from_instant?: string | null;
                    /** @description And before then; null: for good */
                    until_instant?: string | null;
                    /** @default null */
                    max_uses?: number | null;
                    /**
                     * @description Known by their address
                     * @default null
                     */
                    max_per_customer?: number | null;
                    /**
                     * @description What the whole visit costs at least
                     * @default 0
                     */
                    min_price?: string;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Customers may write it in whatever case */
                        code: string;
                        percent: number | null;
                        amount: string | null;
                        currency: string;
                        service_ids: string[];
                        /** Format: date-time */
                        from_instant: string | null;
                        until_instant: string | null;
                        max_uses: number | null;
                        max_per_customer: number | null;
                        min_price: string;
                        is_active: boolean;
                        /** @description How often, without what was given back */
                        used: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    coupons_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    coupons_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly used?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @description Customers may write it in whatever case */
                    code?: string;
                    percent?: number | null;
                    amount?: string | null;
                    currency?: string;
                    service_ids?: string[];
                    /** Format: date-time */
                    from_instant?: string | null;
                    until_instant?: string | null;
                    max_uses?: number | null;
                    max_per_customer?: number | null;
                    min_price?: string;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Customers may write it in whatever case */
                        code: string;
                        percent: number | null;
                        amount: string | null;
                        currency: string;
                        service_ids: string[];
                        /** Format: date-time */
                        from_instant: string | null;
                        until_instant: string | null;
                        max_uses: number | null;
                        max_per_customer: number | null;
                        min_price: string;
                        is_active: boolean;
                        /** @description How often, without what was given back */
                        used: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    coupons_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly used?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @description Customers may write it in whatever case */
                    code: string;
                    /**
                     * @description Of the price; or an amount
                     * @default null
                     */
                    percent?: number | null;
                    /**
                     * @description Of the price; or a percentage
                     * @default null
                     */
                    amount?: string | null;
                    /**
                     * @description Of the amount and of the least price
                     * @default MAD
                     */
                    currency?: string;
                    /**
                     * @description What it is good for; none named are all services, also those to come
                     * @default []
                     */
                    service_ids?: string[];
                    /**
                     * Format: date-time
                     * @description When somebody books; null: from now on
                     */
                    from_instant?: string | null;
                    /** @description And before then; null: for good */
                    until_instant?: string | null;
                    /** @default null */
                    max_uses?: number | null;
                    /**
                     * @description Known by their address
                     * @default null
                     */
                    max_per_customer?: number | null;
                    /**
                     * @description What the whole visit costs at least
                     * @default 0
                     */
                    min_price?: string;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Customers may write it in whatever case */
                        code: string;
                        percent: number | null;
                        amount: string | null;
                        currency: string;
                        service_ids: string[];
                        /** Format: date-time */
                        from_instant: string | null;
                        until_instant: string | null;
                        max_uses: number | null;
                        max_per_customer: number | null;
                        min_price: string;
                        is_active: boolean;
                        /** @description How often, without what was given back */
                        used: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    coupon_uses_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                coupon_id?: string;
                /** @description Any of these, with commas between them */
                coupon_id__in?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            coupon_id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** Format: uuid */
                            customer_id: string;
                            /** @description 1; or -1, where the booking did not take place */
                            count: number;
                            discount: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    coupon_uses_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The use of a coupon, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        coupon_id: string;
                        /** Format: uuid */
                        booking_id: string;
                        /** Format: uuid */
                        customer_id: string;
                        /** @description 1; or -1, where the booking did not take place */
                        count: number;
                        discount: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    templates_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description kind, channel, language, created_at; with a minus in front in reverse; several with commas. By default kind */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                kind?: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                channel?: "email" | "sms" | "whatsapp";
                /** @description Any of these, with commas between them */
                channel__in?: string;
                language?: "fr" | "ar" | "en";
                /** @description Any of these, with commas between them */
                language__in?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                            /** @enum {string} */
                            channel: "email" | "sms" | "whatsapp";
                            /** @enum {string} */
                            language: "fr" | "ar" | "en";
                            subject: string;
                            body: string;
                            is_active: boolean;
                            /** @description Rises with each change of the words */
                            version: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    templates_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "reminder",
                 *       "channel": "sms",
                 *       "language": "fr",
                 *       "body": "À demain, {{start_time}}. {{business}}"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly version?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                    /** @enum {string} */
                    channel: "email" | "sms" | "whatsapp";
                    /** @enum {string} */
                    language: "fr" | "ar" | "en";
                    /**
                     * @description Of an e-mail
                     * @default
                     */
                    subject?: string;
                    body: string;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /** @enum {string} */
                        channel: "email" | "sms" | "whatsapp";
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        subject: string;
                        body: string;
                        is_active: boolean;
                        /** @description Rises with each change of the words */
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    templates_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /** @enum {string} */
                        channel: "email" | "sms" | "whatsapp";
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        subject: string;
                        body: string;
                        is_active: boolean;
                        /** @description Rises with each change of the words */
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    templates_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "reminder",
                 *       "channel": "sms",
                 *       "language": "fr",
                 *       "body": "À demain, {{start_time}}. {{business}}"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly version?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                    /** @enum {string} */
                    channel: "email" | "sms" | "whatsapp";
                    /** @enum {string} */
                    language: "fr" | "ar" | "en";
                    /**
                     * @description Of an e-mail
                     * @default
                     */
                    subject?: string;
                    body: string;
                    /** @default true */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /** @enum {string} */
                        channel: "email" | "sms" | "whatsapp";
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        subject: string;
                        body: string;
                        is_active: boolean;
                        /** @description Rises with each change of the words */
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    templates_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    templates_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly version?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    kind?: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                    /** @enum {string} */
                    channel?: "email" | "sms" | "whatsapp";
                    /** @enum {string} */
                    language?: "fr" | "ar" | "en";
                    subject?: string;
                    body?: string;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /** @enum {string} */
                        channel: "email" | "sms" | "whatsapp";
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        subject: string;
                        body: string;
                        is_active: boolean;
                        /** @description Rises with each change of the words */
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    templates_bulk_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly version?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                    /** @enum {string} */
                    channel: "email" | "sms" | "whatsapp";
                    /** @enum {string} */
                    language: "fr" | "ar" | "en";
                    /**
                     * @description Of an e-mail
                     * @default
                     */
                    subject?: string;
                    body: string;
                    /** @default true */
                    is_active?: boolean;
                }[];
            };
        };
        responses: {
            /** @description Created, in the order they came */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /** @enum {string} */
                        channel: "email" | "sms" | "whatsapp";
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        subject: string;
                        body: string;
                        is_active: boolean;
                        /** @description Rises with each change of the words */
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    templates_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "reminder",
                 *       "channel": "sms",
                 *       "language": "fr",
                 *       "body": "À demain, {{customer}} ! {{business}}"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                    /** @enum {string} */
                    channel: "email" | "sms" | "whatsapp";
                    /** @enum {string} */
                    language: "fr" | "ar" | "en";
                    subject?: string;
                    /** @description Without it, or empty: the words that come with the platform */
                    body?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of an e-mail */
                        subject: string;
                        text: string;
                        /** @description Of an e-mail: a page, to be shown in a frame without scripts */
                        html: string;
                        /** @description How long an SMS it is; null of the other channels */
                        sms: {
                            parts: number;
                            /** @description Characters until another part begins */
                            left: number;
                        } | null;
                    };
                };
            };
        };
    };
    templates_defaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        templates: {
                            /** @enum {string} */
                            kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                            /** @enum {string} */
                            channel: "email" | "sms" | "whatsapp";
                            /** @enum {string} */
                            language: "fr" | "ar" | "en";
                            subject: string;
                            body: string;
                            /** @description What the words may name, as {{name}} */
                            placeholders: string[];
                        }[];
                        /** @description What each stands for */
                        placeholders: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
    };
    notifications_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description scheduled_for, created_at; with a minus in front in reverse; several with commas. By default -scheduled_for */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                kind?: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                /** @description Any of these, with commas between them */
                kind__in?: string;
                channel?: "email" | "sms" | "whatsapp";
                /** @description Any of these, with commas between them */
                channel__in?: string;
                channel__isnull?: string;
                status?: "queued" | "sent" | "delivered" | "failed" | "cancelled";
                /** @description Any of these, with commas between them */
                status__in?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                booking_id__isnull?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                customer_id__isnull?: string;
                scheduled_for?: string;
                /** @description Any of these, with commas between them */
                scheduled_for__in?: string;
                scheduled_for__gt?: string;
                scheduled_for__gte?: string;
                scheduled_for__lt?: string;
                scheduled_for__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                            /**
                             * @description The way it went, or is going now; null before that
                             * @enum {string|null}
                             */
                            channel: "email" | "sms" | "whatsapp" | null;
                            /** @enum {string} */
                            language: "fr" | "ar" | "en";
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            recipient: string;
                            subject: string;
                            body: string;
                            /** @enum {string} */
                            status: "queued" | "sent" | "delivered" | "failed" | "cancelled";
                            /** Format: date-time */
                            scheduled_for: string;
                            sent_at: string | null;
                            delivered_at: string | null;
                            failure: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    notifications_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /**
                         * @description The way it went, or is going now; null before that
                         * @enum {string|null}
                         */
                        channel: "email" | "sms" | "whatsapp" | null;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        recipient: string;
                        subject: string;
                        body: string;
                        /** @enum {string} */
                        status: "queued" | "sent" | "delivered" | "failed" | "cancelled";
                        /** Format: date-time */
                        scheduled_for: string;
                        sent_at: string | null;
                        delivered_at: string | null;
                        failure: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    notifications_attempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            number: number;
                            /** @enum {string} */
                            channel: "email" | "sms" | "whatsapp";
                            recipient: string;
                            /** @enum {string} */
                            status: "sending" | "sent" | "delivered" | "read" | "failed" | "unknown";
                            error: string;
                            /** Format: date-time */
                            created_at: string;
                            finished_at: string | null;
                        }[];
                    };
                };
            };
        };
    };
    notifications_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "booking_requested" | "booking_confirmed" | "booking_moved" | "booking_cancelled" | "booking_declined" | "reminder" | "follow_up" | "waitlist_offer" | "deposit_due" | "receipt" | "refund" | "no_show" | "staff_digest";
                        /**
                         * @description The way it went, or is going now; null before that
                         * @enum {string|null}
                         */
                        channel: "email" | "sms" | "whatsapp" | null;
                        /** @enum {string} */
                        language: "fr" | "ar" | "en";
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        recipient: string;
                        subject: string;
                        body: string;
                        /** @enum {string} */
                        status: "queued" | "sent" | "delivered" | "failed" | "cancelled";
                        /** Format: date-time */
                        scheduled_for: string;
                        sent_at: string | null;
                        delivered_at: string | null;
                        failure: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    customers_preferences_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whoever has said nothing gets them all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: boolean;
                        sms: boolean;
                        whatsapp: boolean;
                    };
                };
            };
        };
    };
    customers_preferences_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": true,
                 *       "sms": true,
                 *       "whatsapp": false,
                 *       "source": "asked at the desk"
                 *     }
                 */
                "application/json": {
                    email: boolean;
                    sms: boolean;
                    whatsapp: boolean;
                    /**
                     * @description How it is known: `asked at the desk`
                     * @default
                     */
                    source?: string;
                };
            };
        };
        responses: {
            /** @description From the next message on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: boolean;
                        sms: boolean;
                        whatsapp: boolean;
                    };
                };
            };
        };
    };
    message_rules_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the order in which they are tried */
                        channels: ("email" | "sms" | "whatsapp")[];
                        /** @description How long a message may go without having arrived before the next channel is tried */
                        fallback_minutes: number;
                        /** @description By the clock of the business: what is not urgent waits */
                        quiet_from: string | null;
                        /** @description With quiet_from, or null with it */
                        quiet_until: string | null;
                        /** @description How long before the start customers are reminded, unless the service says otherwise */
                        reminder_minutes: number[];
                        /** @description How long after the end they are asked how it was; null: they are not */
                        follow_up_minutes: number | null;
                        /** @description Whether messages say “your appointment” in the place of the service */
                        hide_services: boolean;
                        /** @description When those who work there get their day by email; null: they do not */
                        digest_at: string | null;
                        /** @description null: nothing was said yet */
                        version: number | null;
                    };
                };
            };
        };
    };
    message_rules_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channels": [
                 *         "whatsapp",
                 *         "email"
                 *       ],
                 *       "fallback_minutes": 15,
                 *       "quiet_from": "21:00",
                 *       "quiet_until": "08:00",
                 *       "reminder_minutes": [
                 *         1440,
                 *         120
                 *       ],
                 *       "follow_up_minutes": 1440,
                 *       "hide_services": false,
                 *       "digest_at": "07:30"
                 *     }
                 */
                "application/json": {
                    /** @description In the order in which they are tried */
                    channels: ("email" | "sms" | "whatsapp")[];
                    /** @description How long a message may go without having arrived before the next channel is tried */
                    fallback_minutes: number;
                    /** @description By the clock of the business: what is not urgent waits */
                    quiet_from: string | null;
                    /** @description With quiet_from, or null with it */
                    quiet_until: string | null;
                    /** @description How long before the start customers are reminded, unless the service says otherwise */
                    reminder_minutes: number[];
                    /** @description How long after the end they are asked how it was; null: they are not */
                    follow_up_minutes: number | null;
                    /** @description Whether messages say “your appointment” in the place of the service */
                    hide_services: boolean;
                    /** @description When those who work there get their day by email; null: they do not */
                    digest_at: string | null;
                };
            };
        };
        responses: {
            /** @description What holds now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the order in which they are tried */
                        channels: ("email" | "sms" | "whatsapp")[];
                        /** @description How long a message may go without having arrived before the next channel is tried */
                        fallback_minutes: number;
                        /** @description By the clock of the business: what is not urgent waits */
                        quiet_from: string | null;
                        /** @description With quiet_from, or null with it */
                        quiet_until: string | null;
                        /** @description How long before the start customers are reminded, unless the service says otherwise */
                        reminder_minutes: number[];
                        /** @description How long after the end they are asked how it was; null: they are not */
                        follow_up_minutes: number | null;
                        /** @description Whether messages say “your appointment” in the place of the service */
                        hide_services: boolean;
                        /** @description When those who work there get their day by email; null: they do not */
                        digest_at: string | null;
                        /** @description null: nothing was said yet */
                        version: number | null;
                    };
                };
            };
        };
    };
    webhooks_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, url; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @description Where the events are sent: https, and on the public network */
                            url: string;
                            description: string;
                            /** @description `*`: all there are, and those that will be */
                            events: ("*" | "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded")[];
                            is_active: boolean;
                            /**
                             * Format: date-time
                             * @description Since when nothing arrived
                             */
                            failing_since: string | null;
                            /** @description When it was switched off for its failures */
                            disabled_at: string | null;
                            disabled_reason: string;
                            /** @description Until then messages are signed with the secret before this one, too */
                            older_secret_until: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    webhooks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/bookme",
                 *       "description": "The accounts",
                 *       "events": [
                 *         "booking.confirmed",
                 *         "booking.cancelled"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Where the events are sent: https, and on the public network */
                    url: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description `*`: all there are, and those that will be
                     * @default [
                     *       "*"
                     *     ]
                     */
                    events?: ("*" | "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded")[];
                    /**
                     * @description One that was switched off for its failures begins anew when it is switched on
                     * @default true
                     */
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Created: its secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string;
                        description: string;
                        events: string[];
                        is_active: boolean;
                        /**
                         * Format: date-time
                         * @description Since when nothing arrived
                         */
                        failing_since: string | null;
                        /** @description When it was switched off for its failures */
                        disabled_at: string | null;
                        disabled_reason: string;
                        /** @description Until then messages are signed with the secret before this one, too */
                        older_secret_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description What its messages are signed with, this once: null when the answer is repeated for its Idempotency-Key */
                        secret: string | null;
                    };
                };
            };
        };
    };
    webhooks_rotate_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string;
                        description: string;
                        events: string[];
                        is_active: boolean;
                        /**
                         * Format: date-time
                         * @description Since when nothing arrived
                         */
                        failing_since: string | null;
                        /** @description When it was switched off for its failures */
                        disabled_at: string | null;
                        disabled_reason: string;
                        /** @description Until then messages are signed with the secret before this one, too */
                        older_secret_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description What its messages are signed with, this once: null when the answer is repeated for its Idempotency-Key */
                        secret: string | null;
                    };
                };
            };
        };
    };
    webhooks_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Where the events are sent: https, and on the public network */
                        url: string;
                        description: string;
                        /** @description `*`: all there are, and those that will be */
                        events: ("*" | "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded")[];
                        is_active: boolean;
                        /**
                         * Format: date-time
                         * @description Since when nothing arrived
                         */
                        failing_since: string | null;
                        /** @description When it was switched off for its failures */
                        disabled_at: string | null;
                        disabled_reason: string;
                        /** @description Until then messages are signed with the secret before this one, too */
                        older_secret_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    webhooks_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhooks_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly failing_since?: unknown;
                    readonly disabled_at?: unknown;
                    readonly disabled_reason?: unknown;
                    readonly older_secret_until?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @description Where the events are sent: https, and on the public network */
                    url?: string;
                    description?: string;
                    /** @description `*`: all there are, and those that will be */
                    events?: ("*" | "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded")[];
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Where the events are sent: https, and on the public network */
                        url: string;
                        description: string;
                        /** @description `*`: all there are, and those that will be */
                        events: ("*" | "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded")[];
                        is_active: boolean;
                        /**
                         * Format: date-time
                         * @description Since when nothing arrived
                         */
                        failing_since: string | null;
                        /** @description When it was switched off for its failures */
                        disabled_at: string | null;
                        disabled_reason: string;
                        /** @description Until then messages are signed with the secret before this one, too */
                        older_secret_until: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    webhooks_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which is on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        endpoint_id: string;
                        /**
                         * Format: uuid
                         * @description `webhook-id` of the message: the same each time it is sent
                         */
                        event_id: string;
                        /** @enum {string} */
                        event_type: "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded" | "webhook.test";
                        /** @description What is sent */
                        payload: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description `cancelled`: the webhook was switched off before it was sent
                         * @enum {string}
                         */
                        status: "queued" | "delivered" | "failed" | "cancelled";
                        attempts: number;
                        /** Format: date-time */
                        next_attempt_at: string | null;
                        delivered_at: string | null;
                        response_status: number | null;
                        /** @description The first kilobyte of what was answered the last time */
                        response_body: string;
                        last_error: string;
                        /**
                         * Format: uuid
                         * @description The delivery that it repeats
                         */
                        replay_of: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    webhook_deliveries_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                endpoint_id?: string;
                /** @description Any of these, with commas between them */
                endpoint_id__in?: string;
                /** @description `cancelled`: the webhook was switched off before it was sent */
                status?: "queued" | "delivered" | "failed" | "cancelled";
                /** @description Any of these, with commas between them */
                status__in?: string;
                event_type?: "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded" | "webhook.test";
                /** @description Any of these, with commas between them */
                event_type__in?: string;
                /** @description `webhook-id` of the message: the same each time it is sent */
                event_id?: string;
                /** @description Any of these, with commas between them */
                event_id__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            endpoint_id: string;
                            /**
                             * Format: uuid
                             * @description `webhook-id` of the message: the same each time it is sent
                             */
                            event_id: string;
                            /** @enum {string} */
                            event_type: "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded" | "webhook.test";
                            /** @description What is sent */
                            payload: {
                                [key: string]: unknown;
                            };
                            /**
                             * @description `cancelled`: the webhook was switched off before it was sent
                             * @enum {string}
                             */
                            status: "queued" | "delivered" | "failed" | "cancelled";
                            attempts: number;
                            /** Format: date-time */
                            next_attempt_at: string | null;
                            delivered_at: string | null;
                            response_status: number | null;
                            /** @description The first kilobyte of what was answered the last time */
                            response_body: string;
                            last_error: string;
                            /**
                             * Format: uuid
                             * @description The delivery that it repeats
                             */
                            replay_of: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    webhook_deliveries_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery of a webhook, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        endpoint_id: string;
                        /**
                         * Format: uuid
                         * @description `webhook-id` of the message: the same each time it is sent
                         */
                        event_id: string;
                        /** @enum {string} */
                        event_type: "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded" | "webhook.test";
                        /** @description What is sent */
                        payload: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description `cancelled`: the webhook was switched off before it was sent
                         * @enum {string}
                         */
                        status: "queued" | "delivered" | "failed" | "cancelled";
                        attempts: number;
                        /** Format: date-time */
                        next_attempt_at: string | null;
                        delivered_at: string | null;
                        response_status: number | null;
                        /** @description The first kilobyte of what was answered the last time */
                        response_body: string;
                        last_error: string;
                        /**
                         * Format: uuid
                         * @description The delivery that it repeats
                         */
                        replay_of: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    webhook_deliveries_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery of a webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        endpoint_id: string;
                        /**
                         * Format: uuid
                         * @description `webhook-id` of the message: the same each time it is sent
                         */
                        event_id: string;
                        /** @enum {string} */
                        event_type: "booking.requested" | "booking.confirmed" | "booking.declined" | "booking.expired" | "booking.moved" | "booking.reassigned" | "booking.cancelled" | "booking.checked_in" | "booking.completed" | "booking.no_show" | "booking.corrected" | "payment.recorded" | "webhook.test";
                        /** @description What is sent */
                        payload: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description `cancelled`: the webhook was switched off before it was sent
                         * @enum {string}
                         */
                        status: "queued" | "delivered" | "failed" | "cancelled";
                        attempts: number;
                        /** Format: date-time */
                        next_attempt_at: string | null;
                        delivered_at: string | null;
                        response_status: number | null;
                        /** @description The first kilobyte of what was answered the last time */
                        response_body: string;
                        last_error: string;
                        /**
                         * Format: uuid
                         * @description The delivery that it repeats
                         */
                        replay_of: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    webhook_deliveries_replay_failed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-12-01T00:00:00Z"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Of events that were to be sent from then on
                     */
                    since: string;
                    /**
                     * Format: uuid
                     * @description To this webhook alone
                     */
                    endpoint_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are sent again */
                        replayed: number;
                        /** @description Whether there are more: ask again */
                        left: boolean;
                    };
                };
            };
        };
    };
    replies_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                channel?: "sms" | "whatsapp";
                /** @description Any of these, with commas between them */
                channel__in?: string;
                /** @description What was done about it. `not_understood`: nothing, somebody should read it */
                outcome?: "confirmed" | "move_asked" | "cancel_asked" | "opted_out" | "opted_in" | "not_understood";
                /** @description Any of these, with commas between them */
                outcome__in?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                booking_id__isnull?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                customer_id__isnull?: string;
                notification_id?: string;
                /** @description Any of these, with commas between them */
                notification_id__in?: string;
                notification_id__isnull?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            channel: "sms" | "whatsapp";
                            /** @description The number, in E.164 */
                            sender: string;
                            /** @description What they wrote */
                            body: string;
                            /**
                             * @description What was done about it. `not_understood`: nothing, somebody should read it
                             * @enum {string}
                             */
                            outcome: "confirmed" | "move_asked" | "cancel_asked" | "opted_out" | "opted_in" | "not_understood";
                            /**
                             * Format: uuid
                             * @description The message that it answers
                             */
                            notification_id: string | null;
                            /** Format: uuid */
                            booking_id: string | null;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    replies_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reply, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        channel: "sms" | "whatsapp";
                        /** @description The number, in E.164 */
                        sender: string;
                        /** @description What they wrote */
                        body: string;
                        /**
                         * @description What was done about it. `not_understood`: nothing, somebody should read it
                         * @enum {string}
                         */
                        outcome: "confirmed" | "move_asked" | "cancel_asked" | "opted_out" | "opted_in" | "not_understood";
                        /**
                         * Format: uuid
                         * @description The message that it answers
                         */
                        notification_id: string | null;
                        /** Format: uuid */
                        booking_id: string | null;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    payments_reconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of now; oldest first, at most 500 of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        open: {
                            /** Format: uuid */
                            payment_id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** @enum {string} */
                            provider: "manual" | "stripe" | "cmi";
                            /** @enum {string} */
                            status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                            amount: string;
                            currency: string;
                            /** Format: date-time */
                            created_at: string;
                            next_check_at: string | null;
                            checks: number;
                        }[];
                        to_check: {
                            /** Format: uuid */
                            payment_id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** @enum {string} */
                            provider: "manual" | "stripe" | "cmi";
                            /** @enum {string} */
                            status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                            amount: string;
                            currency: string;
                            /** Format: date-time */
                            created_at: string;
                            reason: string;
                            facts: {
                                [key: string]: unknown;
                            };
                        }[];
                        /** @description Where the ledger has another sum than the provider told */
                        differences: {
                            /** Format: uuid */
                            payment_id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** @enum {string} */
                            provider: "manual" | "stripe" | "cmi";
                            /** @enum {string} */
                            status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                            amount: string;
                            currency: string;
                            /** Format: date-time */
                            created_at: string;
                            ledger: string;
                            provider_says: string;
                        }[];
                        /** @description Those that failed, and those that have not come to an end for an hour */
                        refunds: {
                            /** Format: uuid */
                            refund_id: string;
                            /** Format: uuid */
                            payment_id: string | null;
                            /** Format: uuid */
                            booking_id: string;
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            status: "requested" | "sent" | "done" | "failed";
                            attempts: number;
                            last_error: string;
                            /** Format: date-time */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    payments_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                booking_id?: string;
                /** @description Any of these, with commas between them */
                booking_id__in?: string;
                customer_id?: string;
                /** @description Any of these, with commas between them */
                customer_id__in?: string;
                customer_id__isnull?: string;
                status?: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                /** @description Any of these, with commas between them */
                status__in?: string;
                provider?: "manual" | "stripe" | "cmi";
                /** @description Any of these, with commas between them */
                provider__in?: string;
                purpose?: "deposit" | "prepayment" | "balance";
                /** @description Any of these, with commas between them */
                purpose__in?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            booking_id: string;
                            /** Format: uuid */
                            customer_id: string | null;
                            /** @enum {string} */
                            purpose: "deposit" | "prepayment" | "balance";
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            provider: "manual" | "stripe" | "cmi";
                            provider_ref: string | null;
                            /** @enum {string} */
                            status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                            refunded: string;
                            /** Format: date-time */
                            captured_at: string | null;
                            expires_at: string | null;
                            next_check_at: string | null;
                            checks: number;
                            last_error: string;
                            /** @description Why somebody has to look at it */
                            to_check: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    payments_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        booking_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** @enum {string} */
                        purpose: "deposit" | "prepayment" | "balance";
                        amount: string;
                        currency: string;
                        /** @enum {string} */
                        provider: "manual" | "stripe" | "cmi";
                        provider_ref: string | null;
                        /** @enum {string} */
                        status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                        refunded: string;
                        /** Format: date-time */
                        captured_at: string | null;
                        expires_at: string | null;
                        next_check_at: string | null;
                        checks: number;
                        last_error: string;
                        /** @description Why somebody has to look at it */
                        to_check: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    payments_checked: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What was found */
                    note: string;
                    /** @description What came in counts for the booking as it is */
                    accept?: boolean;
                };
            };
        };
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        booking_id: string;
                        /** Format: uuid */
                        customer_id: string | null;
                        /** @enum {string} */
                        purpose: "deposit" | "prepayment" | "balance";
                        amount: string;
                        currency: string;
                        /** @enum {string} */
                        provider: "manual" | "stripe" | "cmi";
                        provider_ref: string | null;
                        /** @enum {string} */
                        status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed";
                        refunded: string;
                        /** Format: date-time */
                        captured_at: string | null;
                        expires_at: string | null;
                        next_check_at: string | null;
                        checks: number;
                        last_error: string;
                        /** @description Why somebody has to look at it */
                        to_check: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    bookings_pay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What is due for it to stand, or all that is not paid yet; by default the deposit while it waits for one
                     * @enum {string}
                     */
                    part?: "deposit" | "balance";
                };
            };
        };
        responses: {
            /** @description The payment, and the way to it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description `null`: it is paid by hand
                         */
                        payment_id: string | null;
                        /** @enum {string} */
                        provider: "manual" | "stripe" | "cmi";
                        /** @enum {string} */
                        purpose: "deposit" | "prepayment" | "balance";
                        /** @enum {string|null} */
                        status: "created" | "redirected" | "authorised" | "captured" | "failed" | "abandoned" | "voided" | "disputed" | null;
                        amount: string;
                        currency: string;
                        /** @description The page of this payment, for the customer: it leads on and tells what came of it */
                        page: string | null;
                        /** @description How the customer comes to the provider; `null`: by hand, or it is not open any more */
                        way: ({
                            /** @enum {string} */
                            kind: "redirect";
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "form";
                            action: string;
                            /** @description Posted by the customer’s own browser, as they are */
                            fields: {
                                [key: string]: string;
                            };
                        }) | null;
                    };
                };
            };
        };
    };
    payment_accounts_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description provider, created_at; with a minus in front in reverse; several with commas. By default provider */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                provider?: "stripe" | "cmi";
                /** @description Any of these, with commas between them */
                provider__in?: string;
                is_active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and the way to its neighbours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of all pages, up to 10000; null with a cursor or count=false */
                        count: number | null;
                        /** @description There are more than `count` */
                        count_capped?: boolean;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            provider: "stripe" | "cmi";
                            is_active: boolean;
                            is_test: boolean;
                            /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                            public_id: string;
                            /** @description The names of the secrets there are */
                            secrets: string[];
                            is_usable: boolean;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    payment_accounts_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "cmi",
                 *       "is_active": true,
                 *       "is_test": true,
                 *       "public_id": "600001234"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly secrets?: unknown;
                    readonly is_usable?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    provider: "stripe" | "cmi";
                    /** @default true */
                    is_active?: boolean;
                    /**
                     * @description The provider’s trial system: no money moves
                     * @default false
                     */
                    is_test?: boolean;
                    /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                    public_id: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        provider: "stripe" | "cmi";
                        is_active: boolean;
                        is_test: boolean;
                        /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                        public_id: string;
                        /** @description The names of the secrets there are */
                        secrets: string[];
                        is_usable: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    payment_accounts_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment account, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        provider: "stripe" | "cmi";
                        is_active: boolean;
                        is_test: boolean;
                        /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                        public_id: string;
                        /** @description The names of the secrets there are */
                        secrets: string[];
                        is_usable: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    payment_accounts_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "cmi",
                 *       "is_active": true,
                 *       "is_test": true,
                 *       "public_id": "600001234"
                 *     }
                 */
                "application/json": {
                    readonly id?: unknown;
                    readonly secrets?: unknown;
                    readonly is_usable?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    provider: "stripe" | "cmi";
                    /** @default true */
                    is_active?: boolean;
                    /**
                     * @description The provider’s trial system: no money moves
                     * @default false
                     */
                    is_test?: boolean;
                    /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                    public_id: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        provider: "stripe" | "cmi";
                        is_active: boolean;
                        is_test: boolean;
                        /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                        public_id: string;
                        /** @description The names of the secrets there are */
                        secrets: string[];
                        is_usable: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    payment_accounts_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readonly id?: unknown;
                    readonly secrets?: unknown;
                    readonly is_usable?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    /** @enum {string} */
                    provider?: "stripe" | "cmi";
                    is_active?: boolean;
                    is_test?: boolean;
                    /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                    public_id?: string;
                };
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        provider: "stripe" | "cmi";
                        is_active: boolean;
                        is_test: boolean;
                        /** @description What is no secret: `acct_…` at Stripe, the merchant number at CMI */
                        public_id: string;
                        /** @description The names of the secrets there are */
                        secrets: string[];
                        is_usable: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    payment_accounts_secrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Signs the page’s form and its callbacks */
                    store_key?: string | null;
                    /** @description For refunds and questions by the program */
                    api_user?: string | null;
                    api_password?: string | null;
                };
            };
        };
        responses: {
            /** @description Written */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    settings_retrieve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has: 304 if it is the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description In which it speaks to people who have not said otherwise; one of its languages
                         * @enum {string}
                         */
                        language: "fr" | "ar" | "en";
                        /** @description In which its pages can be read */
                        languages: ("fr" | "ar" | "en")[];
                        time_zone: string;
                        currency: string;
                        /** @description 1 is Monday, 7 Sunday */
                        first_weekday: number;
                        colour: string;
                        /** @description Of a picture elsewhere; one that was uploaded goes before it */
                        logo_url: string;
                        /** @description What its page says above everything, by language */
                        notice: {
                            fr?: string;
                            ar?: string;
                            en?: string;
                        };
                        /**
                         * @description What kind of business it is; empty: it does not say
                         * @enum {string}
                         */
                        trade: "" | "hair" | "barber" | "beauty" | "spa" | "clinic" | "dentist" | "fitness" | "studio" | "other";
                        /** @description Where it is, as its page says it */
                        address: string;
                        /** @description At which customers call */
                        phone: string;
                        /** @description At which customers write */
                        whatsapp: string;
                        /** @description Of a map with the way there */
                        map_url: string;
                        instagram_url: string;
                        facebook_url: string;
                        /** @description What its page says of it, by language */
                        about: {
                            fr?: string;
                            ar?: string;
                            en?: string;
                        };
                        /** @description Whether its other hosts lead to the domain of record */
                        redirect_to_primary: boolean;
                        /** @description Where the uploaded picture is, on this host; null: there is none */
                        logo: string | null;
                        /** @description White or black, whichever can be read better on the colour */
                        text_on_colour: string;
                        subscription_tier: string;
                        /** @description What it has, by its tier and by agreement */
                        features: {
                            [key: string]: boolean;
                        };
                        /** @description In a calendar month; null is no limit */
                        max_bookings: number | null;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    settings_partial_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag one has seen: 412 if it is another */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "fr",
                 *       "languages": [
                 *         "fr",
                 *         "ar"
                 *       ],
                 *       "time_zone": "Europe/Paris",
                 *       "colour": "#0f766e",
                 *       "logo_url": "https://salon-yasmine.example/logo.png",
                 *       "notice": {
                 *         "fr": "Fermé en août."
                 *       },
                 *       "address": "12, rue des Orangers, Casablanca",
                 *       "phone": "+212 522 123 456"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description In which it speaks to people who have not said otherwise; one of its languages
                     * @enum {string}
                     */
                    language?: "fr" | "ar" | "en";
                    /** @description In which its pages can be read */
                    languages?: ("fr" | "ar" | "en")[];
                    time_zone?: string;
                    currency?: string;
                    /** @description 1 is Monday, 7 Sunday */
                    first_weekday?: number;
                    colour?: string;
                    /** @description Of a picture elsewhere; one that was uploaded goes before it */
                    logo_url?: string;
                    /** @description What its page says above everything, by language */
                    notice?: {
                        fr?: string;
                        ar?: string;
                        en?: string;
                    };
                    /**
                     * @description What kind of business it is; empty: it does not say
                     * @enum {string}
                     */
                    trade?: "" | "hair" | "barber" | "beauty" | "spa" | "clinic" | "dentist" | "fitness" | "studio" | "other";
                    /** @description Where it is, as its page says it */
                    address?: string;
                    /** @description At which customers call */
                    phone?: string;
                    /** @description At which customers write */
                    whatsapp?: string;
                    /** @description Of a map with the way there */
                    map_url?: string;
                    instagram_url?: string;
                    facebook_url?: string;
                    /** @description What its page says of it, by language */
                    about?: {
                        fr?: string;
                        ar?: string;
                        en?: string;
                    };
                    /** @description Whether its other hosts lead to the domain of record */
                    redirect_to_primary?: boolean;
                };
            };
        };
        responses: {
            /** @description As it is now; everywhere within a second */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description In which it speaks to people who have not said otherwise; one of its languages
                         * @enum {string}
                         */
                        language: "fr" | "ar" | "en";
                        /** @description In which its pages can be read */
                        languages: ("fr" | "ar" | "en")[];
                        time_zone: string;
                        currency: string;
                        /** @description 1 is Monday, 7 Sunday */
                        first_weekday: number;
                        colour: string;
                        /** @description Of a picture elsewhere; one that was uploaded goes before it */
                        logo_url: string;
                        /** @description What its page says above everything, by language */
                        notice: {
                            fr?: string;
                            ar?: string;
                            en?: string;
                        };
                        /**
                         * @description What kind of business it is; empty: it does not say
                         * @enum {string}
                         */
                        trade: "" | "hair" | "barber" | "beauty" | "spa" | "clinic" | "dentist" | "fitness" | "studio" | "other";
                        /** @description Where it is, as its page says it */
                        address: string;
                        /** @description At which customers call */
                        phone: string;
                        /** @description At which customers write */
                        whatsapp: string;
                        /** @description Of a map with the way there */
                        map_url: string;
                        instagram_url: string;
                        facebook_url: string;
                        /** @description What its page says of it, by language */
                        about: {
                            fr?: string;
                            ar?: string;
                            en?: string;
                        };
                        /** @description Whether its other hosts lead to the domain of record */
                        redirect_to_primary: boolean;
                        /** @description Where the uploaded picture is, on this host; null: there is none */
                        logo: string | null;
                        /** @description White or black, whichever can be read better on the colour */
                        text_on_colour: string;
                        subscription_tier: string;
                        /** @description What it has, by its tier and by agreement */
                        features: {
                            [key: string]: boolean;
                        };
                        /** @description In a calendar month; null is no limit */
                        max_bookings: number | null;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    settings_logo_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The bytes */
        requestBody: {
            content: {
                "image/png": unknown;
                "image/jpeg": unknown;
                "image/webp": unknown;
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Shown everywhere within a second */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where it is, on this host */
                        logo: string | null;
                    };
                };
            };
        };
    };
    settings_logo_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where it is, on this host */
                        logo: string | null;
                    };
                };
            };
        };
    };
    signup_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "AZOiUXw-fVKaQVsOby-NFw.tc5q2o.kq3Vb0m8d2Jm1r3mZkU0p2xJ4cX7bT5y9wQeRtYuIoP"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Verified: the business is open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        status: string;
                        url: string;
                    };
                };
            };
        };
    };
    me_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of a person, or of an API key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null for an API key */
                        user: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            email: string;
                        } | null;
                        /** @description null for a person */
                        key: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        /**
                         * @description null for somebody who has no place here
                         * @enum {string|null}
                         */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant" | "support" | null;
                        /** @description Whose calendar is one’s own */
                        staff: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        /** @description What one may do here, and whether in all calendars or in one’s own alone */
                        permissions: {
                            /** @enum {string} */
                            action: "catalogue.read" | "catalogue.write" | "prices.write" | "team.read" | "team.write" | "hours.write" | "closures.write" | "policies.write" | "bookings.read" | "bookings.write" | "bookings.force" | "waitlist.read" | "waitlist.write" | "feeds.write" | "customers.read" | "customers.write" | "customers.notes" | "customers.health" | "payments.read" | "payments.write" | "payments.refund" | "payments.accounts" | "messages.read" | "messages.write" | "webhooks.read" | "webhooks.write" | "figures.read" | "settings.read" | "settings.write" | "domains.read" | "domains.write" | "members.read" | "members.write" | "keys.write" | "visits.write" | "audit.read";
                            /** @enum {string} */
                            reach: "all" | "own";
                        }[];
                        /** @description Of a visit of support; null for everybody else */
                        support: {
                            by: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            /** @description The member they stand in for; null: they only look */
                            stand_in: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    members_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, the longest there first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /**
                             * Format: uuid
                             * @description Of the person; the same in every business
                             */
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "manager" | "reception" | "staff" | "accountant";
                            /**
                             * Format: uuid
                             * @description The staff member they sign in as
                             */
                            staff_id: string | null;
                            staff_name: string | null;
                            /** Format: date-time */
                            since: string;
                        }[];
                    };
                };
            };
        };
    };
    members_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "reception"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    role?: "owner" | "manager" | "reception" | "staff" | "accountant";
                    /**
                     * Format: uuid
                     * @description Joins them to a staff member, or with null to none
                     */
                    staff_id?: string | null;
                };
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Of the person; the same in every business
                         */
                        id: string;
                        name: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /**
                         * Format: uuid
                         * @description The staff member they sign in as
                         */
                        staff_id: string | null;
                        staff_name: string | null;
                        /** Format: date-time */
                        since: string;
                    };
                };
            };
        };
    };
    members_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        left: true;
                    };
                };
            };
        };
    };
    invitations_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                state?: "open" | "accepted" | "revoked" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "manager" | "reception" | "staff" | "accountant";
                            /** Format: uuid */
                            staff_id: string | null;
                            /** @enum {string} */
                            state: "open" | "accepted" | "revoked" | "expired";
                            /** Format: uuid */
                            invited_by_id: string | null;
                            invited_by_name: string;
                            /** Format: date-time */
                            sent_at: string;
                            sends: number;
                            /** Format: date-time */
                            expires_at: string;
                            accepted_at: string | null;
                            revoked_at: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    invitations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "salma@example.com",
                 *       "role": "staff"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "manager" | "reception" | "staff" | "accountant";
                    /**
                     * Format: uuid
                     * @description The staff member they will sign in as
                     */
                    staff_id?: string;
                };
            };
        };
        responses: {
            /** @description Invited: the link is in the mail alone */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: uuid */
                        staff_id: string | null;
                        /** @enum {string} */
                        state: "open" | "accepted" | "revoked" | "expired";
                        /** Format: uuid */
                        invited_by_id: string | null;
                        invited_by_name: string;
                        /** Format: date-time */
                        sent_at: string;
                        sends: number;
                        /** Format: date-time */
                        expires_at: string;
                        accepted_at: string | null;
                        revoked_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    invitations_resend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: uuid */
                        staff_id: string | null;
                        /** @enum {string} */
                        state: "open" | "accepted" | "revoked" | "expired";
                        /** Format: uuid */
                        invited_by_id: string | null;
                        invited_by_name: string;
                        /** Format: date-time */
                        sent_at: string;
                        sends: number;
                        /** Format: date-time */
                        expires_at: string;
                        accepted_at: string | null;
                        revoked_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    invitations_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: uuid */
                        staff_id: string | null;
                        /** @enum {string} */
                        state: "open" | "accepted" | "revoked" | "expired";
                        /** Format: uuid */
                        invited_by_id: string | null;
                        invited_by_name: string;
                        /** Format: date-time */
                        sent_at: string;
                        sends: number;
                        /** Format: date-time */
                        expires_at: string;
                        accepted_at: string | null;
                        revoked_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    invitations_offer: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The place that is offered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        email: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                 *       "name": "Salma Idrissi",
                 *       "password": "a long password"
                 *     }
                 */
                "application/json": {
                    token: string;
                    /** @description Of somebody who is new */
                    name?: string;
                    /** @description A new one, or of whoever has an account; not needed by whoever is signed in with the address */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        business: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        email: string;
                    };
                };
            };
        };
    };
    api_keys_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description The first characters of the key, to tell it by */
                            prefix: string;
                            scopes: string[];
                            rate_per_minute: number;
                            /** Format: date-time */
                            expires_at: string | null;
                            /** @description To the minute */
                            last_used_at: string | null;
                            revoked_at: string | null;
                            /** Format: uuid */
                            created_by_id: string;
                            created_by_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    api_keys_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Till",
                 *       "scopes": [
                 *         "bookings.read",
                 *         "payments.write"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description What the key is for; it stands beside whatever it does */
                    name: string;
                    scopes: ("catalogue.read" | "catalogue.write" | "prices.write" | "team.read" | "team.write" | "hours.write" | "closures.write" | "policies.write" | "bookings.read" | "bookings.write" | "bookings.force" | "waitlist.read" | "waitlist.write" | "feeds.write" | "customers.read" | "customers.write" | "customers.notes" | "payments.read" | "payments.write" | "payments.refund" | "messages.read" | "messages.write" | "webhooks.read" | "webhooks.write" | "figures.read" | "settings.read" | "settings.write" | "domains.read" | "domains.write" | "members.read" | "audit.read")[];
                    /**
                     * Format: date-time
                     * @description null: never
                     */
                    expires_at?: string | null;
                    /** @default 120 */
                    rate_per_minute?: number;
                };
            };
        };
        responses: {
            /** @description Made: the key itself is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description The first characters of the key, to tell it by */
                        prefix: string;
                        scopes: string[];
                        rate_per_minute: number;
                        /** Format: date-time */
                        expires_at: string | null;
                        /** @description To the minute */
                        last_used_at: string | null;
                        revoked_at: string | null;
                        /** Format: uuid */
                        created_by_id: string;
                        created_by_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description The key itself, this once: null when the answer is repeated for its Idempotency-Key */
                        secret: string | null;
                    };
                };
            };
        };
    };
    api_keys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key itself is shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description The first characters of the key, to tell it by */
                        prefix: string;
                        scopes: string[];
                        rate_per_minute: number;
                        /** Format: date-time */
                        expires_at: string | null;
                        /** @description To the minute */
                        last_used_at: string | null;
                        revoked_at: string | null;
                        /** Format: uuid */
                        created_by_id: string;
                        created_by_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        /** @description The key itself, this once: null when the answer is repeated for its Idempotency-Key */
                        secret: string | null;
                    };
                };
            };
        };
    };
    api_keys_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description The first characters of the key, to tell it by */
                        prefix: string;
                        scopes: string[];
                        rate_per_minute: number;
                        /** Format: date-time */
                        expires_at: string | null;
                        /** @description To the minute */
                        last_used_at: string | null;
                        revoked_at: string | null;
                        /** Format: uuid */
                        created_by_id: string;
                        created_by_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    support_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            tenant_id: string;
                            /** Format: uuid */
                            user_id: string;
                            user_name: string;
                            /** Format: uuid */
                            stand_in_id: string | null;
                            stand_in_name: string;
                            reason: string;
                            /** Format: date-time */
                            link_expires_at: string;
                            /** Format: date-time */
                            ends_at: string;
                            used_at: string | null;
                            ended_at: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                    };
                };
            };
        };
    };
    support_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        tenant_id: string;
                        /** Format: uuid */
                        user_id: string;
                        user_name: string;
                        /** Format: uuid */
                        stand_in_id: string | null;
                        stand_in_name: string;
                        reason: string;
                        /** Format: date-time */
                        link_expires_at: string;
                        /** Format: date-time */
                        ends_at: string;
                        used_at: string | null;
                        ended_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    support_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                 *     }
                 */
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description In: the session is in the cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        by: string;
                        reason: string;
                        /** Format: date-time */
                        until: string;
                        stand_in: string | null;
                    };
                };
            };
        };
    };
    support_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        left: true;
                    };
                };
            };
        };
    };
    live: {
        parameters: {
            query?: {
                /** @description The `last_event_id` of the answer before, for who asks now and then instead of listening */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed since `since`, and from where to ask on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        last_event_id: string;
                        changes: {
                            /** @enum {string} */
                            subject: "bookings" | "customers" | "payments" | "waitlist" | "catalogue" | "settings";
                            /** @description What changed; without it, anything may have */
                            ids?: string[];
                        }[];
                    };
                };
            };
        };
    };
    today: {
        parameters: {
            query?: {
                /** @description Of the business’s calendar; by default today’s */
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as whoever asks may see it; of staff, what is in their own calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        date: string;
                        /** @description What takes place on the date, or would have, in its order; at most 500 */
                        arrivals: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            /** @description As they were called when they were booked */
                            services: string[];
                            /** Format: uuid */
                            service_id: string;
                            staff: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** @description null of somebody who walked in and gave no name */
                            customer: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                phone: string;
                            } | null;
                            seats: number;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            notes: string;
                            awaits_payment: boolean;
                            /** @description Until when a request waits */
                            expires_at: string | null;
                            /** @description Still to be paid; null for those who do not see money */
                            balance: string | null;
                            currency: string;
                        }[];
                        /** @description What waits for an answer, on whichever date, the soonest first; at most 100 */
                        requests: {
                            /** Format: uuid */
                            id: string;
                            reference: string;
                            /** @enum {string} */
                            status: "held" | "pending" | "confirmed" | "checked_in" | "completed" | "cancelled" | "declined" | "no_show" | "expired";
                            /** Format: date-time */
                            start_time: string;
                            /** Format: date-time */
                            end_time: string;
                            wall_time: string | null;
                            /** @description As they were called when they were booked */
                            services: string[];
                            /** Format: uuid */
                            service_id: string;
                            staff: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** @description null of somebody who walked in and gave no name */
                            customer: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                phone: string;
                            } | null;
                            seats: number;
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            notes: string;
                            awaits_payment: boolean;
                            /** @description Until when a request waits */
                            expires_at: string | null;
                            /** @description Still to be paid; null for those who do not see money */
                            balance: string | null;
                            currency: string;
                        }[];
                        /** @description A quarter of an hour or more in which somebody works and has nobody, from now on */
                        holes: {
                            staff: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            minutes: number;
                            /** @description Who would come, the longest waiting first; nobody for those who do not see the waiting list */
                            waiting: {
                                /** Format: uuid */
                                entry_id: string;
                                customer: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                service: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** @description It takes without the buffers */
                                minutes: number;
                            }[];
                        }[];
                        /** @description null for those who do not see money */
                        money: {
                            /** @description Taken less given back, tips included, by currency */
                            date: {
                                [key: string]: string;
                            };
                            /** @description On the same weekday of the week before, the whole date */
                            week_before: {
                                [key: string]: string;
                            };
                            /** @description The same up to the same time on the clock */
                            week_before_by_now: {
                                [key: string]: string;
                            };
                        } | null;
                        /** @description In the last seven days; null for those who do not see it */
                        failed: {
                            messages: number | null;
                            /** @description Payments by card and refunds */
                            payments: number | null;
                            /** @description Addresses to which nothing arrives */
                            webhooks: number | null;
                        };
                        /** @description null for those who can do nothing about it */
                        missing: {
                            /** @description There is none */
                            policy: boolean;
                            /** @description People without any hours: nobody can book them */
                            hours: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            /** @description In the next sixty days, still to be confirmed */
                            holidays: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                starts_at: string;
                            }[];
                            /** @description Of the last seven days, that only a person can answer */
                            replies: number | null;
                        } | null;
                    };
                };
            };
        };
    };
    reports_retrieve: {
        parameters: {
            query?: {
                /** @description By default thirty days, up to `to_date` */
                from_date?: string;
                /** @description Included; by default today, in the business’s own zone */
                to_date?: string;
                /** @description Weeks begin as the business’s do */
                group?: "day" | "week" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each figure with the address of the rows behind it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from_date: string;
                        /** Format: date */
                        to_date: string;
                        /** @description All of them, in their order, those without anything as well; the first and the last may be cut */
                        periods: {
                            /** Format: date */
                            from_date: string;
                            /**
                             * Format: date
                             * @description Included
                             */
                            to_date: string;
                            /** @description Taken less given back, tips included, by currency */
                            revenue: {
                                [key: string]: string;
                            };
                            /** @description Of bookings that began then: who came, or had a time that is over */
                            visits: number;
                            no_shows: number;
                            cancelled: number;
                            upcoming: number;
                            /** @description The list of the rows behind the figure */
                            transactions: string;
                            /** @description The list of the rows behind the figure */
                            bookings: string;
                        }[];
                        no_shows: {
                            count: number;
                            /** @description Those who came and those who did not */
                            of: number;
                            /** @description Between 0 and 1; null where there is nothing to compare with */
                            rate: number | null;
                            /** @description The list of the rows behind the figure */
                            bookings: string;
                        };
                        sources: {
                            /** @enum {string} */
                            source: "page" | "staff" | "api" | "walk_in";
                            count: number;
                            /** @description The list of the rows behind the figure */
                            bookings: string;
                        }[];
                        rebooking: {
                            /** @description Who came in the time */
                            customers: number;
                            /** @description Of them, who have come again since their last visit in it, or are going to */
                            rebooked: number;
                            /** @description Between 0 and 1; null where there is nothing to compare with */
                            rate: number | null;
                            /** @description The list of the rows behind the figure */
                            bookings: string;
                        };
                        /** @description null of more than a hundred days */
                        people: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description Their hours less breaks, time off and closures */
                            open_minutes: number;
                            /** @description Of these, with somebody, buffers included */
                            busy_minutes: number;
                            /** @description Between 0 and 1; null where there is nothing to compare with */
                            fill_rate: number | null;
                            /** @description The list of the rows behind the figure */
                            bookings: string;
                        }[] | null;
                    };
                };
            };
        };
    };
    checklist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Five steps, in their order; each is done or not by what there is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What is offered, who works and when, the rules, the page, the first booking */
                        steps: {
                            /** @enum {string} */
                            step: "services" | "hours" | "policy" | "page" | "booking";
                            is_done: boolean;
                        }[];
                        done: number;
                    };
                };
            };
        };
    };
    starters_list: {
        parameters: {
            query?: {
                /** @description This one alone */
                trade?: "hair_salon" | "barber" | "hammam_spa" | "beauty" | "dental_clinic" | "doctor" | "physiotherapist" | "studio";
                /** @description Without it as `Accept-Language` says, else as the business speaks */
                lang?: "fr" | "ar" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services, hours and rules of each trade, in the business’s currency */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** @enum {string} */
                            trade: "hair_salon" | "barber" | "hammam_spa" | "beauty" | "dental_clinic" | "doctor" | "physiotherapist" | "studio";
                            name: string;
                            services: {
                                name: string;
                                duration_minutes: number;
                                buffer_after_minutes: number;
                                price: string;
                                currency: string;
                                capacity: number;
                                requires_approval: boolean;
                            }[];
                            hours: {
                                weekday: number;
                                /** @enum {string} */
                                kind: "work" | "break";
                                start_time: string;
                                end_time: string;
                            }[];
                            policy: {
                                cancel_tiers: {
                                    minutes_before: number;
                                    percent: number;
                                }[];
                                move_minutes: number;
                                no_show_percent: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    starters_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "trade": "hair_salon",
                 *       "language": "fr",
                 *       "staff_name": "Yasmine Benali"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    trade: "hair_salon" | "barber" | "hammam_spa" | "beauty" | "dental_clinic" | "doctor" | "physiotherapist" | "studio";
                    /**
                     * @description Of the names of services; by default as the business speaks
                     * @enum {string}
                     */
                    language?: "fr" | "ar" | "en";
                    /** @description Where nobody works there yet: who does; without it nobody is added */
                    staff_name?: string;
                };
            };
        };
        responses: {
            /** @description What was put in; of what there was nothing is changed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description That were put in; 0: there were some */
                        services: number;
                        /** @description People who were put in */
                        staff: number;
                        /** @description People who have hours now and had none */
                        hours: number;
                        /** @description Whether there is one now and was none */
                        policy: boolean;
                    };
                };
            };
        };
    };
    audit_list: {
        parameters: {
            query?: {
                actor_id?: string;
                actor_kind?: "member" | "key" | "support" | "operator" | "customer" | "system";
                /** @description With which it begins: `services.` */
                action?: string;
                object_id?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                page_size?: number;
                /** @description As `next` says */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A part of it, and the way to the next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description What was done: `services.update`, `bookings.cancelled` */
                            action: string;
                            object_type: string;
                            /** Format: uuid */
                            object_id: string | null;
                            /** @description What it was called then */
                            object_label: string;
                            /** @enum {string} */
                            actor_kind: "member" | "key" | "support" | "operator" | "customer" | "system";
                            /** Format: uuid */
                            actor_id: string | null;
                            actor_name: string;
                            /** @enum {string} */
                            channel: "api" | "admin" | "link" | "command" | "clock" | "page" | "dashboard";
                            reason: string;
                            /** @description The fields that it changed, as they were */
                            before: {
                                [key: string]: unknown;
                            };
                            /** @description As they are since */
                            after: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
        };
    };
    audit_export: {
        parameters: {
            query?: {
                actor_id?: string;
                actor_kind?: "member" | "key" | "support" | "operator" | "customer" | "system";
                /** @description With which it begins: `services.` */
                action?: string;
                object_id?: string;
                created_at__gte?: string;
                created_at__lt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV, UTF-8; what a spreadsheet would run is made text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    usage_retrieve: {
        parameters: {
            query?: {
                /** @description By default 30 days before `to` */
                from?: string;
                /** @description By default today, in the business’s own zone */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days that were counted, ascending; today’s grow hourly */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        days: {
                            /** Format: date */
                            date: string;
                            /** @description Made on that day */
                            bookings: number;
                            /** @description Of them, cancelled since */
                            cancelled: number;
                            /** @description People who came on that day */
                            attended: number;
                            new_customers: number;
                            messages: number;
                            failed_messages: number;
                            /** @description Taken on that day, by currency */
                            revenue: {
                                [key: string]: string;
                            };
                            /** @description No: it could not be counted the last time, and may be too low */
                            is_complete: boolean;
                            /** Format: date-time */
                            counted_at: string;
                        }[];
                    };
                };
            };
        };
    };
    own_domains_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            domain: string;
                            is_primary: boolean;
                            /** @enum {string} */
                            kind: "platform" | "own";
                            /** @description Where its proof has to stay; null where none is asked for */
                            proof: {
                                /** @description In the DNS of the domain */
                                record: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "TXT";
                                    value: string;
                                };
                                /** @description Or at this address */
                                file: {
                                    url: string;
                                    content: string;
                                };
                            } | null;
                            /** Format: date-time */
                            checked_at: string | null;
                            failing_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    own_domains_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subdomain": "yasmine"
                 *     }
                 */
                "application/json": {
                    /** @description The name below the platform’s own domain */
                    subdomain: string;
                };
            };
        };
        responses: {
            /** @description Added: the business answers there */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        domain: string;
                        is_primary: boolean;
                        /** @enum {string} */
                        kind: "platform" | "own";
                        /** @description Where its proof has to stay; null where none is asked for */
                        proof: {
                            /** @description In the DNS of the domain */
                            record: {
                                name: string;
                                /** @enum {string} */
                                type: "TXT";
                                value: string;
                            };
                            /** @description Or at this address */
                            file: {
                                url: string;
                                content: string;
                            };
                        } | null;
                        /** Format: date-time */
                        checked_at: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    own_domains_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        domain: string;
                        is_primary: boolean;
                        /** @enum {string} */
                        kind: "platform" | "own";
                        /** @description Where its proof has to stay; null where none is asked for */
                        proof: {
                            /** @description In the DNS of the domain */
                            record: {
                                name: string;
                                /** @enum {string} */
                                type: "TXT";
                                value: string;
                            };
                            /** @description Or at this address */
                            file: {
                                url: string;
                                content: string;
                            };
                        } | null;
                        /** Format: date-time */
                        checked_at: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    own_domains_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    own_domains_make_primary: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        domain: string;
                        is_primary: boolean;
                        /** @enum {string} */
                        kind: "platform" | "own";
                        /** @description Where its proof has to stay; null where none is asked for */
                        proof: {
                            /** @description In the DNS of the domain */
                            record: {
                                name: string;
                                /** @enum {string} */
                                type: "TXT";
                                value: string;
                            };
                            /** @description Or at this address */
                            file: {
                                url: string;
                                content: string;
                            };
                        } | null;
                        /** Format: date-time */
                        checked_at: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    own_domains_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        domain: string;
                        is_primary: boolean;
                        /** @enum {string} */
                        kind: "platform" | "own";
                        /** @description Where its proof has to stay; null where none is asked for */
                        proof: {
                            /** @description In the DNS of the domain */
                            record: {
                                name: string;
                                /** @enum {string} */
                                type: "TXT";
                                value: string;
                            };
                            /** @description Or at this address */
                            file: {
                                url: string;
                                content: string;
                            };
                        } | null;
                        /** Format: date-time */
                        checked_at: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    domain_claims_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        next: string | null;
                        previous: string | null;
                        results: {
                            /** Format: uuid */
                            id: string;
                            domain: string;
                            /** @description Either of them proves it */
                            proof: {
                                /** @description In the DNS of the domain */
                                record: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "TXT";
                                    value: string;
                                };
                                /** @description Or at this address */
                                file: {
                                    url: string;
                                    content: string;
                                };
                            };
                            /** @description Where the domain has to lead once it is proved: a CNAME to this, or its address */
                            leads_to: string;
                            /** Format: date-time */
                            checked_at: string | null;
                            /** @description Why the proof was not found the last time */
                            last_error: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** Format: date-time */
                            created_at: string;
                        }[];
                    };
                };
            };
        };
    };
    domain_claims_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "domain": "rdv.salon-yasmine.ma"
                 *     }
                 */
                "application/json": {
                    domain: string;
                };
            };
        };
        responses: {
            /** @description Claimed: `proof` says what to put where */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        domain: string;
                        /** @description Either of them proves it */
                        proof: {
                            /** @description In the DNS of the domain */
                            record: {
                                name: string;
                                /** @enum {string} */
                                type: "TXT";
                                value: string;
                            };
                            /** @description Or at this address */
                            file: {
                                url: string;
                                content: string;
                            };
                        };
                        /** @description Where the domain has to lead once it is proved: a CNAME to this, or its address */
                        leads_to: string;
                        /** Format: date-time */
                        checked_at: string | null;
                        /** @description Why the proof was not found the last time */
                        last_error: string;
                        /** Format: date-time */
                        expires_at: string;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    domain_claims_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The claim */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        domain: string;
                        /** @description Either of them proves it */
                        proof: {
                            /** @description In the DNS of the domain */
                            record: {
                                name: string;
                                /** @enum {string} */
                                type: "TXT";
                                value: string;
                            };
                            /** @description Or at this address */
                            file: {
                                url: string;
                                content: string;
                            };
                        };
                        /** @description Where the domain has to lead once it is proved: a CNAME to this, or its address */
                        leads_to: string;
                        /** Format: date-time */
                        checked_at: string | null;
                        /** @description Why the proof was not found the last time */
                        last_error: string;
                        /** Format: date-time */
                        expires_at: string;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    domain_claims_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    domain_claims_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proved: boolean;
                        /** @description What is still to be proved */
                        claim: {
                            /** Format: uuid */
                            id: string;
                            domain: string;
                            /** @description Either of them proves it */
                            proof: {
                                /** @description In the DNS of the domain */
                                record: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "TXT";
                                    value: string;
                                };
                                /** @description Or at this address */
                                file: {
                                    url: string;
                                    content: string;
                                };
                            };
                            /** @description Where the domain has to lead once it is proved: a CNAME to this, or its address */
                            leads_to: string;
                            /** Format: date-time */
                            checked_at: string | null;
                            /** @description Why the proof was not found the last time */
                            last_error: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** Format: date-time */
                            created_at: string;
                        } | null;
                        /** @description Proved: it leads to the business */
                        domain: {
                            /** Format: uuid */
                            id: string;
                            domain: string;
                            is_primary: boolean;
                            /** @enum {string} */
                            kind: "platform" | "own";
                            /** @description Where its proof has to stay; null where none is asked for */
                            proof: {
                                /** @description In the DNS of the domain */
                                record: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "TXT";
                                    value: string;
                                };
                                /** @description Or at this address */
                                file: {
                                    url: string;
                                    content: string;
                                };
                            } | null;
                            checked_at: string | null;
                            failing_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                        } | null;
                    };
                };
            };
        };
    };
    models_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As in addresses and operations: `services` */
                        name: string;
                        /** @description What one of them is called, in English */
                        one: string;
                        /** @description Of its list: `/api/services/` */
                        path: string;
                        fields: {
                            name: string;
                            /** @description JSON Schema of what travels */
                            schema: {
                                [key: string]: unknown;
                            };
                            is_read_only: boolean;
                            /** @description A new one needs it */
                            is_required: boolean;
                            /** @description The model of which it names a row by its id */
                            references: string | null;
                        }[];
                        filters: string[];
                        is_searched: boolean;
                        /** @description The first is the default */
                        ordering: string[];
                        /** @description What whoever asks may do */
                        operations: ("list" | "retrieve" | "create" | "bulk" | "update" | "patch" | "delete")[];
                    }[];
                };
            };
        };
    };
    models_dependents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that have rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        table: string;
                        /** @description Its model, where it has one */
                        model: string | null;
                        column: string;
                        /**
                         * @description What becomes of its rows; `refuses`: it keeps this one
                         * @enum {string}
                         */
                        effect: "deleted" | "emptied" | "refuses";
                        /** @description Of its rows that refer to this one, up to 1000 */
                        count: number;
                    }[];
                };
            };
        };
    };
    api_root: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Addresses, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
}
