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
    "/api/tenants/overview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How each business stands: status, version, size, last booking, failures
         * @description Permission: `tenants.read`
         */
        get: operations["overview_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/overview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one business stands: its migrations, what it has, and what it did in thirty days
         * @description Permission: `tenants.read`
         */
        get: operations["overview_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tenants
         * @description Permission: `tenants.read`
         */
        get: operations["tenants_list"];
        put?: never;
        /**
         * Create a business
         * @description Permission: `tenants.write`
         */
        post: operations["tenants_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a business
         * @description Permission: `tenants.read`
         */
        get: operations["tenants_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a business
         * @description Permission: `tenants.write`
         */
        patch: operations["tenants_partial_update"];
        trace?: never;
    };
    "/api/configs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List configs
         * @description Permission: `tenants.read`
         */
        get: operations["configs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configs/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a set of settings
         * @description Permission: `tenants.read`
         */
        get: operations["configs_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a set of settings
         * @description Permission: `tenants.write`
         */
        patch: operations["configs_partial_update"];
        trace?: never;
    };
    "/api/tenants/create_with_domain/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a business with its domain
         * @description Permission: `tenants.write`
         */
        post: operations["tenants_create_with_domain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/activate/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a business a paying one, whatever it is at present
         * @description Permission: `tenants.status`
         */
        post: operations["tenants_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/mark_past_due/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a payment is missing: everything works for 14 days more
         * @description Permission: `tenants.status`
         */
        post: operations["tenants_mark_past_due"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/suspend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a business to the public; those who answer for it can read
         * @description Permission: `tenants.status`
         */
        post: operations["tenants_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/resume/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a suspended business again, as what it was before
         * @description Permission: `tenants.status`
         */
        post: operations["tenants_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a business to everybody; its data are kept for 90 days
         * @description Permission: `tenants.status`
         */
        post: operations["tenants_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/delete/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a business with all its data: there is no way back
         * @description Permission: `tenants.delete`
         */
        post: operations["tenants_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List domains
         * @description Permission: `tenants.read`
         */
        get: operations["domains_list"];
        put?: never;
        /**
         * Add a domain to a business, without proof
         * @description Permission: `tenants.write`
         */
        post: operations["domains_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a domain
         * @description Permission: `tenants.read`
         */
        get: operations["domains_retrieve"];
        put?: never;
        post?: never;
        /**
         * Take a domain away from its business
         * @description Permission: `tenants.write`
         */
        delete: operations["domains_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains/{id}/make_primary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a domain the one of record
         * @description Permission: `tenants.write`
         */
        post: operations["domains_make_primary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lifecycle/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List lifecycle
         * @description Permission: `tenants.read`
         */
        get: operations["lifecycle_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lifecycle/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a change of status
         * @description Permission: `tenants.read`
         */
        get: operations["lifecycle_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up a business: it is there at once, and opens when its address of mail is verified */
        post: operations["signup_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signup/address/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether an address can be had */
        get: operations["signup_address"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Permission: `users.read`
         */
        get: operations["users_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a user
         * @description Permission: `users.read`
         */
        get: operations["users_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some fields of a user
         * @description Permission: `users.write`
         */
        patch: operations["users_partial_update"];
        trace?: never;
    };
    "/api/memberships/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List memberships
         * @description Permission: `users.read`
         */
        get: operations["memberships_list"];
        put?: never;
        /**
         * Create a membership
         * @description Permission: `users.write`
         */
        post: operations["memberships_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a membership
         * @description Permission: `users.read`
         */
        get: operations["memberships_retrieve"];
        /**
         * Replace a membership
         * @description Permission: `users.write`
         */
        put: operations["memberships_update"];
        post?: never;
        /**
         * Delete a membership
         * @description Permission: `users.write`
         */
        delete: operations["memberships_destroy"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a membership
         * @description Permission: `users.write`
         */
        patch: operations["memberships_partial_update"];
        trace?: never;
    };
    "/api/memberships/bulk/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 memberships, all of them or none
         * @description Permission: `users.write`
         */
        post: operations["memberships_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support_entries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List support_entries
         * @description Permission: `support.enter`
         */
        get: operations["support_entries_list"];
        put?: never;
        /**
         * Be let into a business for a while, for a reason
         * @description Permission: `support.enter`
         */
        post: operations["support_entries_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support_entries/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a visit of support
         * @description Permission: `support.enter`
         */
        get: operations["support_entries_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support_entries/{id}/end/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a visit at once: one’s own, or as an operator anybody’s
         * @description Permission: `support.enter`
         */
        post: operations["support_entries_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/businesses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The businesses where one is a member */
        get: operations["me_businesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/platform/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is on the platform, and what one may do there */
        get: operations["me_platform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/bookings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many bookings each business has
         * @description Permission: `platform.figures`
         */
        get: operations["reports_bookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What all businesses did, by day and together
         * @description Permission: `platform.figures`
         */
        get: operations["figures_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures/tenants/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each business did
         * @description Permission: `platform.figures`
         */
        get: operations["figures_tenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures/refresh/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count yesterday and today of every business now, and not within the hour
         * @description Permission: `platform.figures`
         */
        post: operations["figures_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform_audit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done on the platform, the newest first
         * @description Permission: `platform.audit`
         */
        get: operations["platform_audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform_audit/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a table, up to 10000 events
         * @description Permission: `platform.audit`
         */
        get: operations["platform_audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mail
         * @description Permission: `platform.mail`
         */
        get: operations["mail_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a message
         * @description Permission: `platform.mail`
         */
        get: operations["mail_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/{id}/retry/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to send a message again, from the beginning
         * @description Permission: `platform.mail`
         */
        post: operations["mail_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/queues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List queues
         * @description Permission: `platform.jobs`
         */
        get: operations["queues_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/queues/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a queue
         * @description Permission: `platform.jobs`
         */
        get: operations["queues_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List failures
         * @description Permission: `platform.jobs`
         */
        get: operations["failures_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a failure
         * @description Permission: `platform.jobs`
         */
        get: operations["failures_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures/{id}/redrive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a failed job round again
         * @description Permission: `platform.redrive`
         */
        post: operations["failures_redrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures/redrive_some/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send failed jobs round again: of a queue, of a name, of a business, at most a thousand at once
         * @description Permission: `platform.redrive`
         */
        post: operations["failures_redrive_some"];
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
    overview_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Words of names, slugs, addresses for mail and domains */
                search?: string;
                status?: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                /** @description Only those with failed jobs, messages that did not arrive, or missing migrations */
                failing?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of businesses, the newest first */
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
                            slug: string;
                            schema_name: string;
                            /** @enum {string} */
                            status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                            /** Format: date-time */
                            status_since: string;
                            /** @description When the next status comes by itself; null: not by itself */
                            status_ends_at: string | null;
                            subscription_tier: string;
                            contact_email: string;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Where it answers, the one of record first */
                            domains: string[];
                            /** @description The last of our migrations that its schema has; null without a schema */
                            version: string | null;
                            /** @description How many it lacks, or has in another version than ours */
                            missing_migrations: number;
                            /** @description On disk, with indexes; null where it could not be measured */
                            size_bytes: number | null;
                            /**
                             * Format: date
                             * @description The last day on which somebody booked, as far as it is counted
                             */
                            last_booking_on: string | null;
                            /** @description Given up, and not sent round again */
                            failed_jobs: number;
                            /** @description That did not reach customers in the last thirty days */
                            failed_messages: number;
                            /** @description Why its figures could not be counted the last time; empty: they could */
                            uncounted: string;
                        }[];
                    };
                };
            };
        };
    };
    overview_retrieve: {
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
            /** @description As it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        slug: string;
                        schema_name: string;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        subscription_tier: string;
                        contact_email: string;
                        /** Format: date-time */
                        created_at: string;
                        /** @description Where it answers, the one of record first */
                        domains: string[];
                        /** @description The last of our migrations that its schema has; null without a schema */
                        version: string | null;
                        /** @description How many it lacks, or has in another version than ours */
                        missing_migrations: number;
                        /** @description On disk, with indexes; null where it could not be measured */
                        size_bytes: number | null;
                        /**
                         * Format: date
                         * @description The last day on which somebody booked, as far as it is counted
                         */
                        last_booking_on: string | null;
                        /** @description Given up, and not sent round again */
                        failed_jobs: number;
                        /** @description That did not reach customers in the last thirty days */
                        failed_messages: number;
                        /** @description Why its figures could not be counted the last time; empty: they could */
                        uncounted: string;
                        /** @description What can become of it now: `POST /api/tenants/{id}/{step}/` */
                        steps: ("activate" | "mark_past_due" | "suspend" | "resume" | "archive" | "delete")[];
                        /** @description In their order. `edited`: it has another version; `removed`: this program knows it no more */
                        migrations: {
                            name: string;
                            /** @enum {string} */
                            state: "applied" | "missing" | "edited" | "removed";
                            applied_at: string | null;
                        }[];
                        /** @description What it has, and what goes with it when it is deleted; null where it could not be read */
                        holds: {
                            /** @description Active, and how many may be */
                            staff: {
                                used: number;
                                most: number | null;
                            };
                            /** @description Active, and how many may be */
                            services: {
                                used: number;
                                most: number | null;
                            };
                            /** @description Made in this month, as far as counted; null: no limit */
                            bookings: {
                                used: number;
                                most: number | null;
                            };
                            all_bookings: number;
                            customers: number;
                            /** @description People who can sign in there */
                            members: number;
                        } | null;
                        days: {
                            /** Format: date */
                            from: string;
                            bookings: number;
                            cancelled: number;
                            attended: number;
                            new_customers: number;
                            messages: number;
                            failed_messages: number;
                            /** @description Taken, by currency */
                            revenue: {
                                [key: string]: string;
                            };
                        };
                        /** @description Domains that it says are its own, and has not proved yet */
                        claims: {
                            /** Format: uuid */
                            id: string;
                            domain: string;
                            checked_at: string | null;
                            /** @description Why the proof was not found the last time */
                            last_error: string;
                            /** Format: date-time */
                            expires_at: string;
                        }[];
                    };
                };
            };
        };
    };
    tenants_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, name, slug; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                id?: string;
                /** @description Any of these, with commas between them */
                id__in?: string;
                status?: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                /** @description Any of these, with commas between them */
                status__in?: string;
                subscription_tier?: string;
                /** @description Any of these, with commas between them */
                subscription_tier__in?: string;
                slug?: string;
                /** @description Any of these, with commas between them */
                slug__in?: string;
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
                            /** Format: email */
                            contact_email: string;
                            contact_phone: string;
                            subscription_tier: string;
                            max_staff: number;
                            max_services: number;
                            /** @description Made in a calendar month; null is no limit */
                            max_bookings: number | null;
                            metadata: {
                                [key: string]: unknown;
                            };
                            slug: string;
                            schema_name: string;
                            primary_domain: string | null;
                            /** @enum {string} */
                            status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                            /** Format: date-time */
                            status_since: string;
                            /** @description When the next status comes by itself; null: not by itself */
                            status_ends_at: string | null;
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
    tenants_create: {
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
                 *       "name": "Salon Yasmine",
                 *       "domain": "yasmine.localhost",
                 *       "email": "owner@yasmine.example"
                 *     }
                 */
                "application/json": {
                    name: string;
                    domain: string;
                    /** Format: email */
                    email: string;
                    /** @description For life. Without it one is made of the name */
                    slug?: string;
                    phone?: string;
                    subscription_tier?: string;
                    max_staff?: number;
                    max_services?: number;
                    metadata?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Created: it answers at its domain */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_retrieve: {
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
            /** @description The business, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_partial_update: {
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
                    readonly slug?: unknown;
                    readonly schema_name?: unknown;
                    readonly primary_domain?: unknown;
                    readonly status?: unknown;
                    readonly status_since?: unknown;
                    readonly status_ends_at?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
                    /** Format: email */
                    contact_email?: string;
                    contact_phone?: string;
                    subscription_tier?: string;
                    max_staff?: number;
                    max_services?: number;
                    /** @description Made in a calendar month; null is no limit */
                    max_bookings?: number | null;
                    metadata?: {
                        [key: string]: unknown;
                    };
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
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    configs_list: {
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
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                /** @description In which it speaks to people who have not said otherwise; one of its languages */
                language?: "fr" | "ar" | "en";
                /** @description Any of these, with commas between them */
                language__in?: string;
                time_zone?: string;
                /** @description Any of these, with commas between them */
                time_zone__in?: string;
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
                            /** @description What differs from what the tier has */
                            features: {
                                waitlist?: boolean;
                                series?: boolean;
                                custom_domain?: boolean;
                                sms?: boolean;
                                api_keys?: boolean;
                            };
                            /** Format: uuid */
                            tenant_id: string;
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
    configs_retrieve: {
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
            /** @description The set of settings, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
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
                        /** @description What differs from what the tier has */
                        features: {
                            waitlist?: boolean;
                            series?: boolean;
                            custom_domain?: boolean;
                            sms?: boolean;
                            api_keys?: boolean;
                        };
                        /** Format: uuid */
                        tenant_id: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    configs_partial_update: {
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
                    readonly tenant_id?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
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
                    /** @description What differs from what the tier has */
                    features?: {
                        waitlist?: boolean;
                        series?: boolean;
                        custom_domain?: boolean;
                        sms?: boolean;
                        api_keys?: boolean;
                    };
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
                        /** @description What differs from what the tier has */
                        features: {
                            waitlist?: boolean;
                            series?: boolean;
                            custom_domain?: boolean;
                            sms?: boolean;
                            api_keys?: boolean;
                        };
                        /** Format: uuid */
                        tenant_id: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_create_with_domain: {
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
                 *       "name": "Salon Yasmine",
                 *       "domain": "yasmine.localhost",
                 *       "email": "owner@yasmine.example"
                 *     }
                 */
                "application/json": {
                    name: string;
                    domain: string;
                    /** Format: email */
                    email: string;
                    /** @description For life. Without it one is made of the name */
                    slug?: string;
                    phone?: string;
                    subscription_tier?: string;
                    max_staff?: number;
                    max_services?: number;
                    metadata?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Created: it answers at its domain */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        tenant_id: string;
                        schema_name: string;
                        domain: string;
                        /** @enum {string} */
                        status: "created";
                    };
                };
            };
        };
    };
    tenants_activate: {
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
                 *       "reason": "Unpaid since October"
                 *     }
                 */
                "application/json": {
                    reason: string;
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
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_mark_past_due: {
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
                 *       "reason": "Unpaid since October"
                 *     }
                 */
                "application/json": {
                    reason: string;
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
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_suspend: {
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
                 *       "reason": "Unpaid since October"
                 *     }
                 */
                "application/json": {
                    reason: string;
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
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_resume: {
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
                 *       "reason": "Unpaid since October"
                 *     }
                 */
                "application/json": {
                    reason: string;
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
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_archive: {
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
                 *       "reason": "Unpaid since October"
                 *     }
                 */
                "application/json": {
                    reason: string;
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
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    tenants_delete: {
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
                 *       "reason": "The owner asked for it",
                 *       "slug": "salon-yasmine"
                 *     }
                 */
                "application/json": {
                    reason: string;
                    /** @description The slug of the business once more, as typed by whoever asks */
                    slug: string;
                };
            };
        };
        responses: {
            /** @description Closed for good; its data go within a minute */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** Format: email */
                        contact_email: string;
                        contact_phone: string;
                        subscription_tier: string;
                        max_staff: number;
                        max_services: number;
                        /** @description Made in a calendar month; null is no limit */
                        max_bookings: number | null;
                        metadata: {
                            [key: string]: unknown;
                        };
                        slug: string;
                        schema_name: string;
                        primary_domain: string | null;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** Format: date-time */
                        status_since: string;
                        /** @description When the next status comes by itself; null: not by itself */
                        status_ends_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    domains_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, domain; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                is_primary?: string;
                domain?: string;
                /** @description Any of these, with commas between them */
                domain__in?: string;
                failing_since?: string;
                /** @description Any of these, with commas between them */
                failing_since__in?: string;
                failing_since__gt?: string;
                failing_since__gte?: string;
                failing_since__lt?: string;
                failing_since__lte?: string;
                failing_since__isnull?: string;
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
                            tenant_id: string;
                            domain: string;
                            is_primary: boolean;
                            /**
                             * Format: date-time
                             * @description When the proof was looked for
                             */
                            checked_at: string | null;
                            /** @description Since when the proof is missing */
                            failing_since: string | null;
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
    domains_create: {
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
                 *       "tenant_id": "01a20151-7c3e-7d52-9a41-5b0e6f2c8d17",
                 *       "domain": "rdv.salon-yasmine.ma",
                 *       "is_primary": true,
                 *       "reason": "Moved from another platform; agreed on the telephone"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    tenant_id: string;
                    domain: string;
                    /** @default false */
                    is_primary?: boolean;
                    /** @description Needed for a domain that is not below the platform’s: it is added without proof */
                    reason?: string;
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
                        /** Format: uuid */
                        tenant_id: string;
                        domain: string;
                        is_primary: boolean;
                        /**
                         * Format: date-time
                         * @description When the proof was looked for
                         */
                        checked_at: string | null;
                        /** @description Since when the proof is missing */
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    domains_retrieve: {
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
            /** @description The domain, with its ETag */
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
                        domain: string;
                        is_primary: boolean;
                        /**
                         * Format: date-time
                         * @description When the proof was looked for
                         */
                        checked_at: string | null;
                        /** @description Since when the proof is missing */
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    domains_destroy: {
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
    domains_make_primary: {
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
                        domain: string;
                        is_primary: boolean;
                        /**
                         * Format: date-time
                         * @description When the proof was looked for
                         */
                        checked_at: string | null;
                        /** @description Since when the proof is missing */
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    lifecycle_list: {
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
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                slug?: string;
                /** @description Any of these, with commas between them */
                slug__in?: string;
                to_status?: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                /** @description Any of these, with commas between them */
                to_status__in?: string;
                actor_id?: string;
                /** @description Any of these, with commas between them */
                actor_id__in?: string;
                actor_id__isnull?: string;
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
                            tenant_id: string;
                            slug: string;
                            /** @enum {string|null} */
                            from_status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted" | null;
                            /** @enum {string} */
                            to_status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
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
    lifecycle_retrieve: {
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
            /** @description The change of status, with its ETag */
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
                        slug: string;
                        /** @enum {string|null} */
                        from_status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted" | null;
                        /** @enum {string} */
                        to_status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
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
    signup_create: {
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
                 *       "business_name": "Salon Yasmine",
                 *       "address": "salon-yasmine",
                 *       "email": "owner@yasmine.example",
                 *       "name": "Yasmine Alaoui",
                 *       "password": "a long password",
                 *       "language": "fr",
                 *       "trade": "salon"
                 *     }
                 */
                "application/json": {
                    business_name: string;
                    /** @description The first part of its host below the platform’s: a–z, 0–9 and hyphens */
                    address: string;
                    /** Format: email */
                    email: string;
                    /** @description Of the person who signs up */
                    name?: string;
                    password?: string;
                    /** @enum {string} */
                    language?: "fr" | "ar" | "en";
                    /**
                     * @description What it does
                     * @enum {string}
                     */
                    trade?: "salon" | "barber" | "spa" | "clinic" | "studio" | "other";
                };
            };
        };
        responses: {
            /** @description Signed up: a link was sent to the address */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "unverified";
                        address: string;
                        /** @description Where it answers, at once to those who work there and to everybody once it is verified */
                        url: string;
                    };
                };
            };
        };
    };
    signup_address: {
        parameters: {
            query: {
                address: string;
                business_name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it can, and what is free near it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As it would be written */
                        address: string;
                        /** @enum {string} */
                        status: "free" | "taken" | "reserved" | "confusable" | "invalid";
                        /** @description Addresses near it that are free */
                        suggestions: string[];
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
    users_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, name, email; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                /** @description Each word must occur; accents and capitals do not matter */
                search?: string;
                email?: string;
                /** @description Any of these, with commas between them */
                email__in?: string;
                is_superuser?: string;
                email_verified?: string;
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
                            email: string;
                            email_verified: boolean;
                            is_superuser: boolean;
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
    users_retrieve: {
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
            /** @description The user, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        email: string;
                        email_verified: boolean;
                        is_superuser: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    users_partial_update: {
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
                    readonly email?: unknown;
                    readonly email_verified?: unknown;
                    readonly is_superuser?: unknown;
                    readonly created_at?: unknown;
                    readonly updated_at?: unknown;
                    name?: string;
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
                        email: string;
                        email_verified: boolean;
                        is_superuser: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    memberships_list: {
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
                user_id?: string;
                /** @description Any of these, with commas between them */
                user_id__in?: string;
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                role?: "owner" | "manager" | "reception" | "staff" | "accountant";
                /** @description Any of these, with commas between them */
                role__in?: string;
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
                            user_id: string;
                            /** Format: uuid */
                            tenant_id: string;
                            /** @enum {string} */
                            role: "owner" | "manager" | "reception" | "staff" | "accountant";
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
    memberships_create: {
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
                    user_id: string;
                    /** Format: uuid */
                    tenant_id: string;
                    /** @enum {string} */
                    role: "owner" | "manager" | "reception" | "staff" | "accountant";
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
                        user_id: string;
                        /** Format: uuid */
                        tenant_id: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    memberships_retrieve: {
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
            /** @description The membership, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        user_id: string;
                        /** Format: uuid */
                        tenant_id: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    memberships_update: {
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
                    user_id: string;
                    /** Format: uuid */
                    tenant_id: string;
                    /** @enum {string} */
                    role: "owner" | "manager" | "reception" | "staff" | "accountant";
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
                        user_id: string;
                        /** Format: uuid */
                        tenant_id: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    memberships_destroy: {
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
    memberships_partial_update: {
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
                    user_id?: string;
                    /** Format: uuid */
                    tenant_id?: string;
                    /** @enum {string} */
                    role?: "owner" | "manager" | "reception" | "staff" | "accountant";
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
                        user_id: string;
                        /** Format: uuid */
                        tenant_id: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    memberships_bulk_create: {
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
                    user_id: string;
                    /** Format: uuid */
                    tenant_id: string;
                    /** @enum {string} */
                    role: "owner" | "manager" | "reception" | "staff" | "accountant";
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
                        user_id: string;
                        /** Format: uuid */
                        tenant_id: string;
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    }[];
                };
            };
        };
    };
    support_entries_list: {
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
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                user_id?: string;
                /** @description Any of these, with commas between them */
                user_id__in?: string;
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
    support_entries_create: {
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
                 *       "tenant_id": "01a20151-7c3e-7d52-9a41-5b0e6f2c8d17",
                 *       "reason": "Asked why Monday is closed",
                 *       "minutes": 30
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    tenant_id: string;
                    /** @description Its owners read it */
                    reason: string;
                    /** @default 30 */
                    minutes?: number;
                    /**
                     * Format: uuid
                     * @description The member to stand in for, with that member’s rights; without it one only looks
                     */
                    stand_in_id?: string;
                };
            };
        };
        responses: {
            /** @description The link, this once: for five minutes and one use */
            201: {
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
                        /** @description This once: null when the answer is repeated for its Idempotency-Key */
                        token: string | null;
                        /** @description Opens the visit, once, within five minutes */
                        url: string | null;
                    };
                };
            };
        };
    };
    support_entries_retrieve: {
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
            /** @description The visit of support, with its ETag */
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
    support_entries_end: {
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
    me_businesses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. One signs in at each: a session is of one host */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        tenant_id: string;
                        name: string;
                        slug: string;
                        /** @enum {string} */
                        status: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                        /** @enum {string} */
                        role: "owner" | "manager" | "reception" | "staff" | "accountant";
                        domain: string | null;
                        url: string | null;
                    }[];
                };
            };
        };
    };
    me_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whoever is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            email: string;
                        };
                        /**
                         * @description null for somebody who does not work for the platform
                         * @enum {string|null}
                         */
                        role: "operator" | "support" | null;
                        /** @description What one may do on the platform */
                        permissions: ("tenants.read" | "tenants.write" | "tenants.status" | "tenants.delete" | "users.read" | "users.write" | "platform.figures" | "platform.audit" | "platform.mail" | "platform.jobs" | "platform.redrive" | "support.enter" | "support.stand_in")[];
                    };
                };
            };
        };
    };
    reports_bookings: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description Of the business */
                status?: "unverified" | "trial" | "active" | "past_due" | "suspended" | "archived" | "deleted";
                /** @description Bookings that begin then or later */
                start_time__gte?: string;
                /** @description Bookings that begin before */
                start_time__lt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of businesses, in the order of their slugs */
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
                            tenant_id: string;
                            slug: string;
                            name: string;
                            /** @description null when this business could not be read */
                            bookings: number | null;
                            /** @description Why not; the others are told all the same */
                            error: string | null;
                        }[];
                    };
                };
            };
        };
    };
    figures_list: {
        parameters: {
            query?: {
                /** @description By default thirty days, up to `to_date` */
                from_date?: string;
                /** @description Included; by default today */
                to_date?: string;
                /** @description Of the business */
                tier?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was counted, and what could not be */
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
                        sum: {
                            /** @description Made on that day */
                            bookings: number;
                            /** @description Of them, cancelled since */
                            cancelled: number;
                            attended: number;
                            new_customers: number;
                            messages: number;
                            failed_messages: number;
                            /** @description Taken, by currency */
                            revenue: {
                                [key: string]: string;
                            };
                            /** @description Where somebody booked */
                            active_tenants: number;
                            /** @description Made then, by the calendar of UTC */
                            new_tenants: number;
                            /** @description That could not be counted the last time: their part may be missing or old */
                            failed_tenants: number;
                        };
                        /** @description Those with something in them, in order */
                        days: {
                            /** Format: date */
                            on_date: string;
                            /** @description Made on that day */
                            bookings: number;
                            /** @description Of them, cancelled since */
                            cancelled: number;
                            attended: number;
                            new_customers: number;
                            messages: number;
                            failed_messages: number;
                            /** @description Taken, by currency */
                            revenue: {
                                [key: string]: string;
                            };
                            /** @description Where somebody booked */
                            active_tenants: number;
                            /** @description Made then, by the calendar of UTC */
                            new_tenants: number;
                            /** @description That could not be counted the last time: their part may be missing or old */
                            failed_tenants: number;
                        }[];
                        /** @description What could not be counted, the newest first; at most a hundred */
                        failures: {
                            /** Format: uuid */
                            tenant_id: string;
                            slug: string;
                            /** Format: date */
                            on_date: string;
                            failure: string;
                        }[];
                    };
                };
            };
        };
    };
    figures_tenants: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description By default thirty days, up to `to_date` */
                from_date?: string;
                /** @description Included; by default today */
                to_date?: string;
                /** @description Of the business */
                tier?: string;
                ordering?: "slug" | "-slug" | "bookings" | "-bookings" | "cancelled" | "-cancelled" | "attended" | "-attended" | "new_customers" | "-new_customers" | "failed_messages" | "-failed_messages" | "revenue" | "-revenue";
                /** @description Of the amounts that `revenue` orders by */
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of businesses */
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
                            tenant_id: string;
                            slug: string;
                            /** @description null of a business that is deleted */
                            name: string | null;
                            tier: string | null;
                            /** @description Made on that day */
                            bookings: number;
                            /** @description Of them, cancelled since */
                            cancelled: number;
                            attended: number;
                            new_customers: number;
                            messages: number;
                            failed_messages: number;
                            /** @description Taken, by currency */
                            revenue: {
                                [key: string]: string;
                            };
                            /** @description That could not be counted the last time */
                            failed_days: number;
                        }[];
                    };
                };
            };
        };
    };
    figures_refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within a day gets the same answer, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many were counted, and which could not be */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Businesses whose figures are new now */
                        counted: number;
                        /** @description Those whose figures are old */
                        failures: {
                            slug: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    platform_audit_list: {
        parameters: {
            query?: {
                tenant_id?: string;
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
                            /** Format: uuid */
                            tenant_id: string | null;
                        }[];
                    };
                };
            };
        };
    };
    platform_audit_export: {
        parameters: {
            query?: {
                tenant_id?: string;
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
    mail_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description created_at, attempts; with a minus in front in reverse; several with commas. By default -created_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                kind?: string;
                /** @description Any of these, with commas between them */
                kind__in?: string;
                channel?: "email" | "sms";
                /** @description Any of these, with commas between them */
                channel__in?: string;
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                tenant_id__isnull?: string;
                created_at?: string;
                /** @description Any of these, with commas between them */
                created_at__in?: string;
                created_at__gt?: string;
                created_at__gte?: string;
                created_at__lt?: string;
                created_at__lte?: string;
                sent_at?: string;
                /** @description Any of these, with commas between them */
                sent_at__in?: string;
                sent_at__gt?: string;
                sent_at__gte?: string;
                sent_at__lt?: string;
                sent_at__lte?: string;
                sent_at__isnull?: string;
                failed_at?: string;
                /** @description Any of these, with commas between them */
                failed_at__in?: string;
                failed_at__gt?: string;
                failed_at__gte?: string;
                failed_at__lt?: string;
                failed_at__lte?: string;
                failed_at__isnull?: string;
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
                            kind: string;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            /** @description As much as one recognises it by */
                            recipient: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed";
                            /** Format: uuid */
                            tenant_id: string | null;
                            attempts: number;
                            /** Format: date-time */
                            next_attempt_at: string;
                            sent_at: string | null;
                            failed_at: string | null;
                            last_error: string;
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
    mail_retrieve: {
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
            /** @description The message, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        channel: "email" | "sms";
                        /** @description As much as one recognises it by */
                        recipient: string;
                        /** @enum {string} */
                        state: "waiting" | "sent" | "failed";
                        /** Format: uuid */
                        tenant_id: string | null;
                        attempts: number;
                        /** Format: date-time */
                        next_attempt_at: string;
                        sent_at: string | null;
                        failed_at: string | null;
                        last_error: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    mail_retry: {
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
            /** @description The message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        /** @enum {string} */
                        channel: "email" | "sms";
                        /** @description As much as one recognises it by */
                        recipient: string;
                        /** @enum {string} */
                        state: "waiting" | "sent" | "failed";
                        /** Format: uuid */
                        tenant_id: string | null;
                        attempts: number;
                        /** Format: date-time */
                        next_attempt_at: string;
                        sent_at: string | null;
                        failed_at: string | null;
                        last_error: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    queues_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description name, created_at, waiting; with a minus in front in reverse; several with commas. By default name */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                name?: string;
                /** @description Any of these, with commas between them */
                name__in?: string;
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
                            /** @description Due, not begun yet */
                            waiting: number;
                            /** @description Of those, not handed to the queue yet */
                            outbox: number;
                            /** @description Begun */
                            active: number;
                            /** @description Given up, and not sent round again */
                            failed: number;
                            /**
                             * Format: date-time
                             * @description Since when the oldest of those that wait could have begun
                             */
                            oldest_due_at: string | null;
                            /** @description For how long that is; 0 where none waits */
                            lag_seconds: number;
                            /**
                             * Format: date-time
                             * @description When a worker last said so
                             */
                            seen_at: string;
                            /** @description In the last thirty seconds */
                            is_worker_seen: boolean;
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
    queues_retrieve: {
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
            /** @description The queue, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description Due, not begun yet */
                        waiting: number;
                        /** @description Of those, not handed to the queue yet */
                        outbox: number;
                        /** @description Begun */
                        active: number;
                        /** @description Given up, and not sent round again */
                        failed: number;
                        /**
                         * Format: date-time
                         * @description Since when the oldest of those that wait could have begun
                         */
                        oldest_due_at: string | null;
                        /** @description For how long that is; 0 where none waits */
                        lag_seconds: number;
                        /**
                         * Format: date-time
                         * @description When a worker last said so
                         */
                        seen_at: string;
                        /** @description In the last thirty seconds */
                        is_worker_seen: boolean;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    failures_list: {
        parameters: {
            query?: {
                page?: number;
                page_size?: number;
                /** @description false leaves the counting out */
                count?: string;
                /** @description In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it */
                cursor?: string;
                /** @description failed_at, created_at, attempts; with a minus in front in reverse; several with commas. By default -failed_at */
                ordering?: string;
                /** @description These fields alone, with commas between them */
                fields?: string;
                queue?: string;
                /** @description Any of these, with commas between them */
                queue__in?: string;
                name?: string;
                /** @description Any of these, with commas between them */
                name__in?: string;
                tenant_id?: string;
                /** @description Any of these, with commas between them */
                tenant_id__in?: string;
                tenant_id__isnull?: string;
                failed_at?: string;
                /** @description Any of these, with commas between them */
                failed_at__in?: string;
                failed_at__gt?: string;
                failed_at__gte?: string;
                failed_at__lt?: string;
                failed_at__lte?: string;
                redriven_at?: string;
                /** @description Any of these, with commas between them */
                redriven_at__in?: string;
                redriven_at__gt?: string;
                redriven_at__gte?: string;
                redriven_at__lt?: string;
                redriven_at__lte?: string;
                redriven_at__isnull?: string;
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
                             * @description The same however often it is sent round
                             */
                            job_id: string;
                            /** Format: uuid */
                            tenant_id: string | null;
                            queue: string;
                            name: string;
                            /** @description What else there is, is shown as … */
                            payload: {
                                [key: string]: unknown;
                            };
                            attempts: number;
                            /** @description What went wrong the last time */
                            error: string;
                            /** Format: date-time */
                            failed_at: string;
                            /** @description When it was sent round again */
                            redriven_at: string | null;
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
    failures_retrieve: {
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
            /** @description The failure, with its ETag */
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
                         * @description The same however often it is sent round
                         */
                        job_id: string;
                        /** Format: uuid */
                        tenant_id: string | null;
                        queue: string;
                        name: string;
                        /** @description What else there is, is shown as … */
                        payload: {
                            [key: string]: unknown;
                        };
                        attempts: number;
                        /** @description What went wrong the last time */
                        error: string;
                        /** Format: date-time */
                        failed_at: string;
                        /** @description When it was sent round again */
                        redriven_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    failures_redrive: {
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
            /** @description The failure */
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
                         * @description The same however often it is sent round
                         */
                        job_id: string;
                        /** Format: uuid */
                        tenant_id: string | null;
                        queue: string;
                        name: string;
                        /** @description What else there is, is shown as … */
                        payload: {
                            [key: string]: unknown;
                        };
                        attempts: number;
                        /** @description What went wrong the last time */
                        error: string;
                        /** Format: date-time */
                        failed_at: string;
                        /** @description When it was sent round again */
                        redriven_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
        };
    };
    failures_redrive_some: {
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
                 *       "queue": "webhooks"
                 *     }
                 */
                "application/json": {
                    queue?: string;
                    name?: string;
                    /** Format: uuid */
                    tenant_id?: string;
                };
            };
        };
        responses: {
            /** @description How many that were */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many were sent round again */
                        redriven: number;
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
