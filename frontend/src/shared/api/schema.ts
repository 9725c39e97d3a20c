// Generated from openapi.json by `npm run api`. Do not edit: change the endpoint, then run it again.

export interface paths {
    "/api/access-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Access Records
         * @description Who saw which customer's data, when and why (ETHIC-1), newest first.
         */
        get: operations["doorstep_web_orders_access_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account-managers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Account Managers
         * @description Who may look after a hotel of the unit, by name.
         */
        get: operations["doorstep_projects_account_api_account_managers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Board
         * @description A local day of the asker's unit: everyone's visits, and what waits. `grid`: what belongs to it only.
         */
        get: operations["doorstep_dispatch_api_board_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes
         * @description What changed on the board after the revision `since`.
         */
        get: operations["doorstep_dispatch_api_board_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description May these moves be made together, what do they cost, whom do they make late? Nothing is written.
         */
        post: operations["doorstep_dispatch_api_board_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves
         * @description Make the moves, all or none.
         */
        post: operations["doorstep_dispatch_api_board_moves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pins
         * @description Pin visits where they are, so that no plan moves them, or let them go.
         */
        post: operations["doorstep_dispatch_api_board_pins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Take one's own change back, if nothing has happened to it since.
         */
        post: operations["doorstep_dispatch_api_board_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Waiting
         * @description Why each order that waits has nobody: reasons grouped, the commonest first.
         */
        get: operations["doorstep_dispatch_api_board_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Capacity
         * @description The slots of a local day in the asker's grids.
         */
        get: operations["doorstep_booking_api_capacity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/capacity/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Capacity
         * @description How many places a window has, and whether it takes new bookings.
         */
        put: operations["doorstep_booking_api_set_capacity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look Up Customer
         * @description Customers of the asker's unit with this whole telephone number, masked, and what is open for them.
         */
        post: operations["doorstep_web_orders_look_up_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Requests
         * @description Those behind the unit's orders, open ones first, by when they are due.
         */
        get: operations["doorstep_web_data_requests_list_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-requests/{request_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer
         * @description Release the data to the customer's page, having made sure that it is the customer who asks; they are
         *     told so.
         */
        post: operations["doorstep_web_data_requests_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-requests/{request_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse
         * @description Don't release it; the customer is told so, and reads why.
         */
        post: operations["doorstep_web_data_requests_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * View
         * @description What the customer sees now. Raises LinkInvalid.
         */
        get: operations["doorstep_web_door_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/acceptance.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Acceptance
         * @description The customer's own acceptance form.
         */
        get: operations["doorstep_web_door_acceptance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree
         * @description Agree to the wiring plan and its charges. Raises PlanChanged when it isn't the latest one.
         */
        post: operations["doorstep_web_door_agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Cancel the order at the customer's own asking, until we are at the door. Raises CancelNeedsReason.
         */
        post: operations["doorstep_web_door_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/complain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complain
         * @description Complain, whatever state the order is in.
         */
        post: operations["doorstep_web_door_complain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask
         * @description Ask for everything that is held on the customer; a person makes sure who asks. Again is the same.
         */
        post: operations["doorstep_web_door_data_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/data.{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch
         * @description The data as a file, for some days after it was released. Raises DataNotReady.
         */
        get: operations["doorstep_web_door_data_fetch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm
         * @description Confirm time, steps, who opens doors and the rooms, before the first room is opened. Raises
         *     RoomsNotListed.
         */
        post: operations["doorstep_web_door_desk_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/evidence/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence Progress
         * @description How much of the signature's picture is here: an upload that was cut off goes on from there.
         */
        get: operations["doorstep_web_door_evidence_progress"];
        /**
         * Put Evidence
         * @description The picture of a signature, at most 1 MB, while there is something to sign; 10 MB in a day. Raises
         *     NothingToSign, EvidenceRefused, EvidenceTooMuch.
         */
        put: operations["doorstep_web_door_put_evidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold Window
         * @description Keep a place while the customer decides. Raises WindowFull, WindowNotOffered (with `offers`).
         */
        post: operations["doorstep_web_door_hold_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/hold/{hold_id}": {
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
         * Release Hold
         * @description Give the place back; one that isn't held any more is no fault.
         */
        delete: operations["doorstep_web_door_release_hold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Portrait
         * @description The face of who comes, as long as somebody comes. Raises NotFound.
         */
        get: operations["doorstep_web_door_portrait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate
         * @description Rate the visit. Again is a change of mind: the latest counts.
         */
        post: operations["doorstep_web_door_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Seen
         * @description Who of ours saw the customer's name, number or address in the clear, and why; newest first.
         */
        get: operations["doorstep_web_door_data_seen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Sheet
         * @description Sign the rooms' sheet with a comment; it is the visit's acceptance too. Raises NextVisitNeeded.
         */
        post: operations["doorstep_web_door_desk_sign_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign
         * @description Sign the acceptance; dissatisfied opens rework, at once or in another window (`rework`).
         */
        post: operations["doorstep_web_door_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/{token}/window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose Window
         * @description Book or move the visit, at the customer's own asking.
         */
        post: operations["doorstep_web_door_choose_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/door/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Options
         * @description What can be asked for, and in which areas.
         */
        get: operations["doorstep_web_requests_options"];
        put?: never;
        /**
         * Ask For A Visit
         * @description Ask for an installation, a repair, a move. 201; 200 when the same was sent before.
         *
         *     Refused with `order-incomplete` (422) naming each field, `requests-closed` (403), `looks-automatic` (403),
         *     `enough-requests` and `too-many-tries` (429).
         */
        post: operations["doorstep_web_requests_ask_for_a_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Doubt List
         * @description Evidence of the unit's orders that a check found doubtful.
         */
        get: operations["doorstep_quality_doubt_api_doubt_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubts/{doubt}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Confirm a doubt (it becomes a finding of the clause that asks for the evidence) or dismiss it.
         */
        post: operations["doorstep_quality_doubt_api_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubts/{doubt}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recheck
         * @description Have evidence that could not be checked tried once more: what is found then is a doubt of its own.
         *     Raises NothingToRecheck.
         */
        post: operations["doorstep_quality_doubt_api_recheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Event Kinds
         * @description Those that clauses may name; of nature `planned` those that a later package will record.
         */
        get: operations["doorstep_orders_api_event_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Day
         * @description The technician's own day, complete for work without network. Customers' data in it is recorded as seen.
         *
         *     Without `day`: today, or once nothing of today is left the next day with visits. At most 31 days away.
         *     `held`: the orders that the phone has; of those that have left the day `gone` says why.
         */
        get: operations["doorstep_visits_api_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/evidence/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence Progress
         * @description How much of it is here: an upload that was cut off goes on at `received_bytes`.
         */
        get: operations["doorstep_visits_api_evidence_progress"];
        /**
         * Put Evidence
         * @description The bytes of one piece of evidence, at most 8 MB: whole, or with Content-Range a piece that begins
         *     where what is here ends. Again is the same.
         */
        put: operations["doorstep_visits_api_put_evidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/phone/wiped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Wiped
         * @description A phone that was cut off says that nothing is left on it.
         */
        post: operations["doorstep_people_phone_api_wiped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync
         * @description Take a phone's events in order; each has its receipt. Nothing that took place is lost.
         */
        post: operations["doorstep_visits_api_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/field/whereabouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whereabouts
         * @description Kept only while on the way, the latest alone, in no log. Raises NotOnTheWay: then the phone stops.
         */
        post: operations["doorstep_visits_whereabouts_api_whereabouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Findings
         * @description Violated clauses of the unit's orders, and of what is counted over them, newest first.
         */
        get: operations["doorstep_quality_api_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ground
         * @description The grids of the asker's unit and those below it with their boundaries, and what to draw below them.
         */
        get: operations["doorstep_web_ground_ground"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["doorstep_web_session_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices
         * @description Messages about the unit's orders, newest first.
         */
        get: operations["doorstep_notify_api_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders
         * @description The unit's orders, newest first. `q`: a number, an address, or a customer's whole telephone number;
         *     `day`: promised for this local day; `wants`: the step that a failed visit left to be done, or `any`.
         */
        get: operations["doorstep_web_orders_orders"];
        put?: never;
        /**
         * Take Order
         * @description Take in one order. 201; 200 when the same was sent before.
         *
         *     Refused with `order-incomplete` (422) naming every field that is missing or wrong, `number-taken` and
         *     `event-conflict` (409): the id stands for another order.
         */
        post: operations["doorstep_web_orders_take_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Order
         * @description One order, what its reader may do now, and which clause blocks what he may not.
         */
        get: operations["doorstep_web_orders_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/acceptance.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Acceptance
         * @description The acceptance form as PDF. The customer's name and address stand on it: who opens it is recorded.
         */
        get: operations["doorstep_visits_api_acceptance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Address Right
         * @description Correct the address of the order's site, for all orders there. Raises SiteKnown.
         */
        put: operations["doorstep_orders_api_put_address_right"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Send a technician.
         */
        post: operations["doorstep_dispatch_api_orders_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Cancel the visit, at the customer's asking or for our own reasons.
         */
        post: operations["doorstep_booking_api_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Candidates
         * @description Who could take the order, the best first, and why the others can't.
         */
        get: operations["doorstep_dispatch_api_orders_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Event
         * @description Suspend, resume, close, reopen, correct, record a call, a breach, a complaint, an answer, a device
         *     that was brought back.
         */
        post: operations["doorstep_orders_api_record_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/evidence/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Evidence
         * @description A piece of evidence of an order, for those who may see the order.
         */
        get: operations["doorstep_visits_api_get_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold
         * @description Keep a place while the customer decides.
         */
        post: operations["doorstep_booking_api_hold"];
        /**
         * Release
         * @description Give the place back; with `hold_id` only if it is that one.
         */
        delete: operations["doorstep_booking_api_release"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal
         * @description The customer's name, telephone and address in clear. Who asked, when and why is recorded (ETHIC-1).
         */
        post: operations["doorstep_orders_api_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Timeline
         * @description The log in words, every clause with its verdict and deadline, and the events that prove it.
         */
        get: operations["doorstep_web_orders_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/unassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unassign
         * @description Take the order off its technician.
         */
        post: operations["doorstep_dispatch_api_orders_unassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promise
         * @description Promise the customer a window.
         */
        post: operations["doorstep_booking_api_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Windows
         * @description The windows of the order's grid, with the reason where one isn't offered.
         */
        get: operations["doorstep_booking_api_windows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import File
         * @description Take in a file of orders (CSV in UTF-8, GB18030 or UTF-16, or xlsx); `dry_run` only reports.
         */
        post: operations["doorstep_orders_api_import_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/import/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Import Columns
         * @description What an order file may hold, in the order of our template.
         */
        get: operations["doorstep_web_orders_import_columns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Summary
         * @description The figures over the order list.
         */
        get: operations["doorstep_web_orders_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phones
         * @description The phones of one's people, last seen first.
         */
        get: operations["doorstep_people_phone_api_phones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phones/{phone}/cut-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cut Off
         * @description Cut off a lost phone: customers' data leave it at its next sign of life, and it can do nothing more.
         */
        post: operations["doorstep_people_phone_api_cut_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phones/{phone}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore
         * @description Let a phone that was found be used again.
         */
        post: operations["doorstep_people_phone_api_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Plans
         * @description The newest first.
         */
        get: operations["doorstep_dispatch_api_plans_plans"];
        put?: never;
        /**
         * Propose
         * @description Ask for a plan of a day of the asker's unit. Nothing is assigned before it is applied.
         */
        post: operations["doorstep_dispatch_api_plans_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Plan
         * @description How far it is; when it is ready, what it comes to.
         */
        get: operations["doorstep_dispatch_api_plans_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply
         * @description Make its changes; those that no longer hold are listed in `applied.outdated`.
         */
        post: operations["doorstep_dispatch_api_plans_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop
         * @description Search no further: the best so far is kept.
         */
        post: operations["doorstep_dispatch_api_plans_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{plan}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Put everything back to where it was before it was applied.
         */
        post: operations["doorstep_dispatch_api_plans_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quarantine
         * @description What phones offered and the logs could not take, oldest first.
         */
        get: operations["doorstep_orders_api_quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarantine/{entry_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle
         * @description Say how a quarantined entry was dealt with; it stays on record.
         */
        post: operations["doorstep_orders_api_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rollouts
         * @description The unit's hotel roll-outs, the newest first.
         */
        get: operations["doorstep_projects_api_rollouts"];
        put?: never;
        /**
         * Open Rollout
         * @description Open a roll-out for a hotel; the same hotel and address again is the one that there is.
         */
        post: operations["doorstep_projects_api_open_rollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Matrix
         * @description The house: building by building, floors from the top down, rooms with what is in them and how far they
         *     are. `after`: 204 when nothing has changed since that revision.
         */
        get: operations["doorstep_projects_api_matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Account
         * @description What we know of the hotel: contacts (masked), preferences, special requirements, grade, dates.
         */
        get: operations["doorstep_projects_account_api_show_account"];
        /**
         * Keep Account
         * @description Write the record anew (MANAGER-1).
         */
        put: operations["doorstep_projects_account_api_keep_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/account/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Contacts
         * @description The contacts with name and phone in clear. Who looks, when and why is recorded (ETHIC-1).
         */
        post: operations["doorstep_projects_account_api_reveal_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Call
         * @description Note a call and what was promised in it; answers with the contact log (CALL-5).
         */
        post: operations["doorstep_projects_account_api_note_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/cleared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear Rollout
         * @description Contract signed, network plan accepted: the first visit's clock runs from the later date (HOTEL-1).
         *     Once more corrects it.
         */
        post: operations["doorstep_projects_account_api_clear_rollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/contact-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contact Log
         * @description Every call with the hotel and what was promised in it, the latest first.
         */
        get: operations["doorstep_projects_account_api_contact_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/crews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Crews
         * @description Who may be sent to the hotel, those who can do it first; `on`: the day, today if not said.
         */
        get: operations["doorstep_projects_visit_api_crews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/promises/{promise}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Promise
         * @description The caller was told what became of it.
         */
        post: operations["doorstep_projects_account_api_report_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pdf
         * @description Rooms, terminals, times, exceptions, signatures and clauses, for the hotel and the operator.
         */
        get: operations["doorstep_projects_report_api_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workbook
         * @description The same as a workbook, a sheet for each part.
         */
        get: operations["doorstep_projects_report_api_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Guest Requests Of
         * @description What guests asked the crew for, those still to be passed on first (HOTEL-25).
         */
        get: operations["doorstep_projects_account_api_guest_requests_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/requests/{request_id}/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass Request
         * @description The hotel's staff was told of it.
         */
        post: operations["doorstep_projects_account_api_pass_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take
         * @description Import a room list that was previewed: `token` is the preview's.
         */
        post: operations["doorstep_projects_api_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/rooms.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rooms
         * @description The matrix alone: a row for each terminal, and one for each room without.
         */
        get: operations["doorstep_projects_report_api_rooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/rooms/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Room
         * @description Everything that is known of a room: its story over all visits, its terminals past and present, what was
         *     broken in it.
         */
        get: operations["doorstep_web_hotel_rooms_room"];
        put?: never;
        /**
         * Note Room
         * @description What the hotel says of a room: vacant, occupied, out of order; a note for the crew.
         */
        post: operations["doorstep_web_hotel_rooms_note_room"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/rooms/{room}/fault": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Fault
         * @description A room that was done has a fault: a repair order that knows its terminal and warranty.
         */
        post: operations["doorstep_projects_visit_api_report_fault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/rooms/{room}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return Terminal
         * @description A terminal came back over the counter: it stands in the room no more and may be fitted elsewhere.
         */
        post: operations["doorstep_web_hotel_rooms_return_terminal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/rooms/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description What importing a room list (xlsx, CSV) would do; nothing is written.
         */
        post: operations["doorstep_projects_api_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/service-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Plans
         * @description The service plans, the one that counts now first.
         */
        get: operations["doorstep_projects_account_api_show_plans"];
        put?: never;
        /**
         * Write Plan
         * @description Draw a plan up or change it: what the customer had confirmed is to be confirmed anew (MANAGER-2).
         */
        post: operations["doorstep_projects_account_api_write_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/service-plan/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Step Plan
         * @description The customer confirmed it, it is begun, it is carried out, its result was reported (MANAGER-2, -3).
         */
        post: operations["doorstep_projects_account_api_step_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rollout Tasks
         * @description The roll-out's promises and tasks, the earliest due first.
         */
        get: operations["doorstep_projects_account_api_rollout_tasks"];
        put?: never;
        /**
         * Open Task
         * @description Ask another department, with owner and due time (MANAGER-4).
         */
        post: operations["doorstep_projects_account_api_open_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/tasks/{task}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Task
         * @description The department has done it.
         */
        post: operations["doorstep_projects_account_api_close_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Visits
         * @description The roll-out's visits, past and to come.
         */
        get: operations["doorstep_projects_visit_api_show_visits"];
        put?: never;
        /**
         * Make Visits
         * @description Make the visits that were previewed, all or none; answers with all visits of the roll-out.
         */
        post: operations["doorstep_projects_visit_api_make_visits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/visits/{number}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Visit
         * @description Another window for a visit, at the hotel's asking or by a supervisor with the reason (HOTEL-7).
         */
        post: operations["doorstep_projects_visit_api_move_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/visits/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Visit
         * @description Take a visit back that hasn't begun: its rooms wait again.
         */
        post: operations["doorstep_projects_visit_api_withdraw_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollouts/{id}/visits/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Visits
         * @description Which visits over some days and crews would do the rooms that wait; nothing is written.
         */
        post: operations["doorstep_projects_visit_api_preview_visits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In
         * @description Open a session. Too many tries are braked per account and address.
         *
         *     Raises WrongLogin (a disabled account too), NoUnit, NotATechnician, PhoneCutOff.
         */
        post: operations["doorstep_web_session_log_in"];
        /** Log Out */
        delete: operations["doorstep_web_session_log_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Standards
         * @description The editions in force today for the person's unit.
         */
        get: operations["doorstep_web_standards_standards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/{standard}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Standard
         * @description One standard with its figures, its clauses, and how they stand on the unit's orders.
         */
        get: operations["doorstep_web_standards_standard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/{standard}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Editions
         * @description Those that came with Doorstep, and those of the person's unit, above and below it; newest first.
         */
        get: operations["doorstep_web_editions_editions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/{standard}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Figures
         * @description The unit's own figures from a day on.
         */
        put: operations["doorstep_web_standards_set_figures"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/backtests/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run
         * @description A run with what it found.
         */
        get: operations["doorstep_insight_api_run"];
        put?: never;
        post?: never;
        /**
         * Cancel
         * @description Stop it.
         */
        delete: operations["doorstep_insight_api_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/backtests/{run}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders
         * @description The orders whose verdict or deduction changes.
         */
        get: operations["doorstep_insight_api_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Drafts
         * @description Those of the person's unit and the units below, the last edited first; settled ones too.
         */
        get: operations["doorstep_web_drafts_drafts"];
        put?: never;
        /**
         * Open Draft
         * @description A draft of the edition that the person's unit runs today.
         */
        post: operations["doorstep_web_drafts_open_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Draft */
        get: operations["doorstep_web_drafts_draft"];
        /**
         * Save
         * @description Keep the text, right or not.
         */
        put: operations["doorstep_web_drafts_save"];
        post?: never;
        /** Discard */
        delete: operations["doorstep_web_drafts_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/{draft}/backtests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs
         * @description The newest first.
         */
        get: operations["doorstep_insight_api_runs"];
        put?: never;
        /**
         * Start
         * @description Try the draft out on the orders of its unit that were received in a period.
         */
        post: operations["doorstep_insight_api_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/{draft}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose
         * @description Ask a second person to publish it from a day on.
         */
        post: operations["doorstep_web_drafts_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/{draft}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description The second person publishes it, from the proposed day on.
         */
        post: operations["doorstep_web_drafts_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/{draft}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse
         * @description The second person sends it back.
         */
        post: operations["doorstep_web_drafts_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/{draft}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Take the proposal back.
         */
        post: operations["doorstep_web_drafts_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/drafts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Text
         * @description What a text would come to as the unit's next edition; nothing is kept.
         */
        post: operations["doorstep_web_drafts_check_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards/editions/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Edition
         * @description An edition's file as it was published.
         */
        get: operations["doorstep_web_editions_edition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Tasks
         * @description Promises and tasks across roll-outs, the earliest due first. `mine`: those that one owns oneself or of
         *     hotels that one looks after; else all of the unit. `done`: those that are over too.
         */
        get: operations["doorstep_projects_account_api_my_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/technicians/{staff_no}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Portrait
         * @description Raises TechnicianNotFound, NotFound.
         */
        get: operations["doorstep_people_portrait_api_portrait"];
        /**
         * Put Portrait
         * @description Raises TechnicianNotFound, PortraitRefused.
         */
        put: operations["doorstep_people_portrait_api_put_portrait"];
        post?: never;
        /**
         * Delete Portrait
         * @description Raises TechnicianNotFound.
         */
        delete: operations["doorstep_people_portrait_api_delete_portrait"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/technicians/portraits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Faces
         * @description The active technicians of the unit and those below it, by staff number, with and without a picture.
         */
        get: operations["doorstep_people_portrait_api_faces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/window-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Window Rules
         * @description The rules of the asker's unit and those below it, the latest first; `ended`: the ended ones too.
         */
        get: operations["doorstep_booking_rules_api_window_rules"];
        put?: never;
        /**
         * Add Window Rule
         * @description Lay down a rule; the windows to come follow it at once.
         */
        post: operations["doorstep_booking_rules_api_add_window_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/window-rules/{rule_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Window Rule
         * @description End a rule; it stays on record.
         */
        post: operations["doorstep_booking_rules_api_end_window_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/window-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Window Rule
         * @description What the rule would do to a week's windows; nothing is changed.
         */
        post: operations["doorstep_booking_rules_api_preview_window_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccessFilter */
        AccessFilter: {
            /**
             * Order
             * @default
             */
            order: string;
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Page Size
             * @default 50
             */
            page_size: number;
            /** Since */
            since?: string | null;
        };
        /** AccessOut */
        AccessOut: {
            /** Actor */
            actor: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Customer Masked */
            customer_masked: string;
            /** Fields */
            fields: string[];
            /** Order Number */
            order_number: string;
            /** Purpose */
            purpose: string;
            role_title: components["schemas"]["Words"];
        };
        /** AccessPage */
        AccessPage: {
            /** Items */
            items: components["schemas"]["AccessOut"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /**
         * AccountIn
         * @description The whole record: a contact that isn't in the list is gone. `grade`: economy, comfort, high, luxury or
         *     blank. `revision`: of the record that was read; another one meanwhile is a 409.
         */
        AccountIn: {
            /** Contacts */
            contacts: components["schemas"]["ContactIn"][];
            /**
             * Grade
             * @default
             */
            grade: string;
            /**
             * Preferences
             * @default
             */
            preferences: string;
            /**
             * Requirements
             * @default
             */
            requirements: string;
            /** Revision */
            revision?: number | null;
            /**
             * Terminal Model
             * @default
             */
            terminal_model: string;
            /** Warranty Months */
            warranty_months?: number | null;
        };
        /** AccountOut */
        AccountOut: {
            /** Contacts */
            contacts: components["schemas"]["ContactOut"][];
            /** Contract Signed At */
            contract_signed_at: string | null;
            /** Grade */
            grade: string;
            /** Kept At */
            kept_at: string | null;
            /** Kept By */
            kept_by: string;
            /** Kept By Name */
            kept_by_name: string;
            /** Network Accepted At */
            network_accepted_at: string | null;
            /** Preferences */
            preferences: string;
            /** Requirements */
            requirements: string;
            /** Revision */
            revision: number;
            /** Shoe Covers */
            shoe_covers: boolean;
            /** Terminal Model */
            terminal_model: string;
            /** Warranty Months */
            warranty_months: number;
        };
        /** ActorOut */
        ActorOut: {
            /** Name */
            name: string;
            /** Role */
            role: string;
            role_title: components["schemas"]["Words"];
        };
        /** ActOut */
        ActOut: {
            /**
             * Place
             * @enum {string}
             */
            place: "gate" | "step" | "clock" | "dispatch" | "screen" | "audit" | "count";
            title: components["schemas"]["Words"];
        };
        /**
         * AddressIn
         * @description `id`: the sender's; sent again it changes nothing. `access_notes` null leaves them. `grid`: the code of
         *     the one that the right address lies in, for an order without a window; null leaves it.
         */
        AddressIn: {
            /** Access Notes */
            access_notes?: string | null;
            /** Address */
            address: string;
            /** Grid */
            grid?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /** AdoptionOut */
        AdoptionOut: {
            /** Adopted By */
            adopted_by: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Unit Code */
            unit_code: string;
        };
        /**
         * AgreeIn
         * @description `plan`: the id of the plan that the customer saw.
         */
        AgreeIn: {
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /**
             * Plan
             * Format: uuid
             */
            plan: string;
        };
        /** Allowed */
        Allowed: {
            /** Blocked */
            blocked: components["schemas"]["BlockOut"][];
            title: components["schemas"]["Words"];
            /** Verb */
            verb: string;
        };
        /**
         * ApplyIn
         * @description `except`: the orders whose changes are not made.
         */
        ApplyIn: {
            /**
             * Except
             * @default []
             */
            except: string[];
        };
        /** AssignedOut */
        AssignedOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Staff No */
            staff_no: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * AssignIn
         * @description `from_at` null: the best start that his day has.
         */
        AssignIn: {
            /** From At */
            from_at?: string | null;
            /** Staff No */
            staff_no: string;
        };
        /** BacktestChange */
        BacktestChange: {
            /**
             * From
             * @enum {string}
             */
            from: "not_applicable" | "pending" | "satisfied" | "violated" | "absent";
            /** Orders */
            orders: number;
            /**
             * To
             * @enum {string}
             */
            to: "not_applicable" | "pending" | "satisfied" | "violated" | "absent";
        };
        /**
         * BacktestClause
         * @description `counts`: a clause over many orders; its numbers are of people or places in periods, not of orders.
         */
        BacktestClause: {
            after: components["schemas"]["BacktestStands"];
            before: components["schemas"]["BacktestStands"];
            /** Changes */
            changes: components["schemas"]["BacktestChange"][];
            /** Clause */
            clause: string;
            /** Counts */
            counts: boolean;
            /** Deduct After Cny */
            deduct_after_cny: string;
            /** Deduct Before Cny */
            deduct_before_cny: string;
            title: components["schemas"]["Words"];
        };
        /**
         * BacktestIn
         * @description Orders received from `from_on` to `to_on`, both days included.
         */
        BacktestIn: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * To On
             * Format: date
             */
            to_on: string;
        };
        /**
         * BacktestOrder
         * @description `key`: of a clause over many orders, whose count it is and from which day on; the order is the one that
         *     decided.
         */
        BacktestOrder: {
            /** Clause */
            clause: string;
            /** Deduct After Cny */
            deduct_after_cny: string;
            /** Deduct Before Cny */
            deduct_before_cny: string;
            /**
             * From
             * @enum {string}
             */
            from: "not_applicable" | "pending" | "satisfied" | "violated" | "absent";
            /** Key */
            key: string | null;
            /** Number */
            number: string;
            /** Technician */
            technician: string | null;
            /**
             * To
             * @enum {string}
             */
            to: "not_applicable" | "pending" | "satisfied" | "violated" | "absent";
            /** Unit */
            unit: string;
            /** Violated At */
            violated_at: string | null;
        };
        /**
         * BacktestOrderFilter
         * @description `from` or `to` alone asks for changed verdicts.
         */
        BacktestOrderFilter: {
            /**
             * Clause
             * @default
             */
            clause: string;
            /** From */
            from?: ("not_applicable" | "pending" | "satisfied" | "violated" | "absent") | null;
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Page Size
             * @default 50
             */
            page_size: number;
            /**
             * Technician
             * @default
             */
            technician: string;
            /** To */
            to?: ("not_applicable" | "pending" | "satisfied" | "violated" | "absent") | null;
            /**
             * Unit
             * @default
             */
            unit: string;
        };
        /** BacktestOrderPage */
        BacktestOrderPage: {
            /** Items */
            items: components["schemas"]["BacktestOrder"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /**
         * BacktestRunOut
         * @description `done` of `total` orders are dealt with in its `stage`: the log is read, then judged. A list of runs
         *     leaves clauses, units and technicians empty.
         */
        BacktestRunOut: {
            /** Clauses */
            clauses: components["schemas"]["BacktestClause"][];
            /** Deduct After Cny */
            deduct_after_cny: string;
            /** Deduct Before Cny */
            deduct_before_cny: string;
            /** Done */
            done: number;
            /** Draft */
            draft: number;
            /** Finished At */
            finished_at: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Id */
            id: number;
            /** Orders */
            orders: number;
            problem: components["schemas"]["Words"] | null;
            /** Revision */
            revision: number;
            /**
             * Stage
             * @enum {string}
             */
            stage: "reading" | "judging";
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["RunState"];
            /** Technicians */
            technicians: components["schemas"]["BacktestTechnician"][];
            /**
             * To On
             * Format: date
             */
            to_on: string;
            /** Total */
            total: number;
            /** Units */
            units: components["schemas"]["BacktestUnit"][];
        };
        /**
         * BacktestStands
         * @description How many orders by how the clause stands; absent: it isn't there on that side.
         */
        BacktestStands: {
            /** Absent */
            absent: number;
            /** Not Applicable */
            not_applicable: number;
            /** Pending */
            pending: number;
            /** Satisfied */
            satisfied: number;
            /** Violated */
            violated: number;
        };
        /** BacktestTechnician */
        BacktestTechnician: {
            /** Better */
            better: number;
            /** Deduct After Cny */
            deduct_after_cny: string;
            /** Deduct Before Cny */
            deduct_before_cny: string;
            /** Name */
            name: string;
            /** Orders */
            orders: number;
            /** Staff No */
            staff_no: string;
            /** Worse */
            worse: number;
        };
        /** BacktestUnit */
        BacktestUnit: {
            /** Better */
            better: number;
            /** Deduct After Cny */
            deduct_after_cny: string;
            /** Deduct Before Cny */
            deduct_before_cny: string;
            name: components["schemas"]["Words"];
            /** Orders */
            orders: number;
            /** Unit */
            unit: string;
            /** Worse */
            worse: number;
        };
        /**
         * Batch
         * @description Events in the order in which they were recorded.
         */
        Batch: {
            device: components["schemas"]["DeviceIn"];
            /** Events */
            events: components["schemas"]["EventIn"][];
        };
        /** BatchOut */
        BatchOut: {
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Receipts */
            receipts: components["schemas"]["ReceiptOut"][];
        };
        /** BlockOut */
        BlockOut: {
            /** Clause */
            clause: string;
            mend: components["schemas"]["Words"];
            /** Missing */
            missing: components["schemas"]["Missing"][];
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
        };
        /**
         * BoardChangesOut
         * @description What changed since: whole rows; `unassigned`: the whole list, null when it is as before. `reload`: the
         *     board has to be fetched anew (the revision is too old, or somebody has left the rows).
         */
        BoardChangesOut: {
            /** Reload */
            reload: boolean;
            /** Revision */
            revision: number;
            /** Technicians */
            technicians: components["schemas"]["TechnicianRowOut"][];
            /** Unassigned */
            unassigned: components["schemas"]["WaitingOut"][] | null;
        };
        /**
         * BoardOut
         * @description `revision`: where /board/changes goes on from, and what a move is based on.
         */
        BoardOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Revision */
            revision: number;
            /** Technicians */
            technicians: components["schemas"]["TechnicianRowOut"][];
            /** Unassigned */
            unassigned: components["schemas"]["WaitingOut"][];
        };
        /** BuildingOut */
        BuildingOut: {
            /** Floors */
            floors: components["schemas"]["FloorOut"][];
            /** Name */
            name: string;
        };
        /**
         * CallIn
         * @description `id`: the sender's; the same sent again is noted once.
         */
        CallIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "promised" | "connected" | "no_answer" | "wrong_number" | "dropped" | "waited";
            /**
             * Promises
             * @default []
             */
            promises: components["schemas"]["CallPromiseIn"][];
            /**
             * Purpose
             * @default other
             * @enum {string}
             */
            purpose: "booking" | "on_the_way" | "delay" | "other";
        };
        /** CallOut */
        CallOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By Name */
            by_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /** Order */
            order: string;
            /** Outcome */
            outcome: string;
            /** Promises */
            promises: components["schemas"]["DutyOut"][];
            /** Purpose */
            purpose: string;
        };
        /**
         * CallPromiseIn
         * @description `owner` blank: whoever notes it.
         */
        CallPromiseIn: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Owner
             * @default
             */
            owner: string;
            /** What */
            what: string;
        };
        /**
         * CancelIn
         * @description `cause`: one of the view's `cancel_causes`; "other" needs its `note`.
         */
        CancelIn: {
            /**
             * Cause
             * @enum {string}
             */
            cause: "not_needed" | "moved_away" | "other_provider" | "price" | "waited_too_long" | "duplicate" | "no_resources" | "out_of_area" | "other";
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * CancelVisitIn
         * @description `note`: needed with the cause "other" and when our side cancels.
         */
        CancelVisitIn: {
            /**
             * Asked By
             * @enum {string}
             */
            asked_by: "customer" | "us";
            /**
             * Cause
             * @enum {string}
             */
            cause: "not_needed" | "moved_away" | "other_provider" | "price" | "waited_too_long" | "duplicate" | "no_resources" | "out_of_area" | "other";
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** CandidateOut */
        CandidateOut: {
            /** Extra Travel Min */
            extra_travel_min: number | null;
            /** From At */
            from_at: string | null;
            /** Name */
            name: string;
            /** Possible */
            possible: boolean;
            /** Reasons */
            reasons: components["schemas"]["Words"][];
            /** Staff No */
            staff_no: string;
            /** To At */
            to_at: string | null;
        };
        /** CapacityIn */
        CapacityIn: {
            /** Capacity */
            capacity: number;
            /** Open */
            open: boolean;
        };
        /** CheckIn */
        CheckIn: {
            /** Content */
            content: string;
            /** Standard */
            standard: string;
        };
        /** CheckOut */
        CheckOut: {
            /** Difference */
            difference: components["schemas"]["DraftChange"][];
            /** Lints */
            lints: components["schemas"]["LintOut"][];
            /** Problems */
            problems: components["schemas"]["ComplaintOut"][];
        };
        /**
         * ClauseOut
         * @description `acts`: where the clause acts; `parameters`: the figures that it uses.
         */
        ClauseOut: {
            /** Acts */
            acts: components["schemas"]["ActOut"][];
            /** Capability */
            capability: string | null;
            /** Control */
            control: string;
            /** Deduct Cny */
            deduct_cny: string | null;
            /** Evidence */
            evidence: string[];
            /** Id */
            id: string;
            kept: components["schemas"]["Kept"];
            /** Kinds */
            kinds: string[];
            mend: components["schemas"]["Words"] | null;
            /** Modality */
            modality: string;
            /** Parameters */
            parameters: string[];
            /** Say */
            say: components["schemas"]["Words"][];
            /** Segments */
            segments: string[];
            /** Severity */
            severity: string;
            /** Source */
            source: string;
            /** Sources */
            sources: string[];
            /** Status */
            status: string;
            /** Step */
            step: string | null;
            step_title: components["schemas"]["Words"] | null;
            /** Test */
            test: string | null;
            title: components["schemas"]["Words"];
            why: components["schemas"]["Words"] | null;
        };
        /** ClauseVerdict */
        ClauseVerdict: {
            /** Clause */
            clause: string;
            /** Control */
            control: string;
            /** Due At */
            due_at: string | null;
            /** Final */
            final: boolean;
            /** History */
            history: components["schemas"]["Interval"][];
            mend: components["schemas"]["Words"] | null;
            /** Outcome */
            outcome: string;
            /** Remedied At */
            remedied_at: string | null;
            /** Severity */
            severity: string;
            /**
             * Since At
             * Format: date-time
             */
            since_at: string;
            /** Source */
            source: string;
            /** Standard */
            standard: string;
            title: components["schemas"]["Words"];
            /** Violated At */
            violated_at: string | null;
            why: components["schemas"]["Words"] | null;
            /** Witnesses */
            witnesses: string[];
        };
        /** ClearedIn */
        ClearedIn: {
            /**
             * Contract Signed At
             * Format: date-time
             */
            contract_signed_at: string;
            /**
             * Network Accepted At
             * Format: date-time
             */
            network_accepted_at: string;
        };
        /**
         * ClearedOut
         * @description `first_visit_due_at`: HOTEL-1, null where the unit doesn't run that standard.
         */
        ClearedOut: {
            /**
             * Cleared At
             * Format: date-time
             */
            cleared_at: string;
            /** First Visit Due At */
            first_visit_due_at: string | null;
        };
        /**
         * ClockOut
         * @description `outcome`: pending, satisfied or violated.
         */
        ClockOut: {
            /** Due At */
            due_at: string | null;
            /** Outcome */
            outcome: string;
        };
        /**
         * ColumnOut
         * @description A column of an order file; `aliases`: other headers by which it is known.
         */
        ColumnOut: {
            /** Aliases */
            aliases: string[];
            /** Name */
            name: string;
            /** Needed */
            needed: boolean;
            title: components["schemas"]["Words"];
        };
        /** Company */
        Company: {
            /** Complaint Line */
            complaint_line: string;
            /** Hotline */
            hotline: string;
            /** Name */
            name: string;
        };
        /** ComplainIn */
        ComplainIn: {
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /** Statement */
            statement: string;
        };
        /**
         * ComplaintOut
         * @description `line`: from 1; 0 for none in particular.
         */
        ComplaintOut: {
            /** Clause */
            clause: string | null;
            expected: components["schemas"]["Words"];
            /** Line */
            line: number;
        };
        /**
         * ConfirmIn
         * @description `coordinator`: the contact who opens doors; `occupied`: those of the rooms that have guests.
         */
        ConfirmIn: {
            /** Coordinator */
            coordinator: string;
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /** Occupied */
            occupied: string[];
            /** Rooms */
            rooms: string[];
            signature?: components["schemas"]["SignatureIn"] | null;
        };
        /**
         * ContactIn
         * @description `id`: of a contact that is there; name and phone, left blank, stay as they are.
         */
        ContactIn: {
            /** Id */
            id?: number | null;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /** Role */
            role: string;
        };
        /**
         * ContactOut
         * @description Name and phone are masked; POST .../account/reveal shows them.
         */
        ContactOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Role */
            role: string;
        };
        /**
         * ContentIn
         * @description `revision`: the one that was edited.
         */
        ContentIn: {
            /** Content */
            content: string;
            /** Revision */
            revision: number;
        };
        /**
         * CrewOut
         * @description Somebody who may be sent. `why_not`: what he lacks for work in hotels; `on_duty`: that day.
         */
        CrewOut: {
            /** Name */
            name: string;
            /** On Duty */
            on_duty: boolean;
            /** Staff No */
            staff_no: string;
            why_not: components["schemas"]["Words"] | null;
        };
        /** DataRequestFilter */
        DataRequestFilter: {
            /**
             * State
             * @default
             * @enum {string}
             */
            state: "" | "open" | "answered" | "refused";
        };
        /** DataRequestIn */
        DataRequestIn: {
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
        };
        /**
         * DataRequestOut
         * @description `source`: how the order came behind whose link it was asked: on the web nobody has yet made sure who it
         *     is. `overdue`: open, and the day on which it was due is over.
         */
        DataRequestOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Customer Masked */
            customer_masked: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Order Number */
            order_number: string;
            /** Overdue */
            overdue: boolean;
            /** Phone Masked */
            phone_masked: string;
            /** Reason */
            reason: string;
            /** Settled At */
            settled_at: string | null;
            /** Settled By Name */
            settled_by_name: string;
            /** Source */
            source: ("desk" | "api" | "web" | "file") | null;
            state: components["schemas"]["DataState"];
            state_title: components["schemas"]["Words"];
            /** Until At */
            until_at: string | null;
            verified: components["schemas"]["Words"] | null;
        };
        /**
         * DataState
         * @description Of a customer's request for what we hold on them.
         * @enum {string}
         */
        DataState: "open" | "answered" | "refused";
        /** DayBundle */
        DayBundle: {
            /** Certificates Lapsing */
            certificates_lapsing: components["schemas"]["Lapsing"][];
            company: components["schemas"]["Company"];
            /**
             * Day
             * Format: date
             */
            day: string;
            devices: components["schemas"]["KnownDevices"];
            failing: components["schemas"]["Failing"];
            /** Gone */
            gone: components["schemas"]["GoneOrder"][];
            /** Hours */
            hours: components["schemas"]["Hours"][];
            /** Load */
            load: components["schemas"]["Load"][];
            /** Materials */
            materials: components["schemas"]["Load"][];
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Objections */
            objections: components["schemas"]["Objection"][];
            /** Orders */
            orders: components["schemas"]["FieldOrder"][];
            /** Phones */
            phones: components["schemas"]["FieldPhone"][];
            technician: components["schemas"]["FieldTechnician"];
        };
        /** DecisionIn */
        DecisionIn: {
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "confirmed" | "dismissed";
        };
        /** DecisionOut */
        DecisionOut: {
            /**
             * State
             * @enum {string}
             */
            state: "open" | "confirmed" | "dismissed" | "rechecked";
        };
        /** DeskEventIn */
        DeskEventIn: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
        };
        /**
         * DeviceIn
         * @description The phone that sends. `unsent`: how many events it holds in all; `label`: its model, where it knows.
         */
        DeviceIn: {
            /**
             * App Version
             * @default
             */
            app_version: string;
            /** Id */
            id: string;
            /**
             * Label
             * @default
             */
            label: string;
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
            /** Unsent */
            unsent?: number | null;
            /** Uptime Ms */
            uptime_ms: number;
        };
        /**
         * DoorAcceptance
         * @description `rework`: when the customer wants put right what is wrong.
         */
        DoorAcceptance: {
            /** Comment */
            comment: string;
            /** Result */
            result: string;
            /** Rework */
            rework: ("now" | "later") | null;
            /**
             * Signed At
             * Format: date-time
             */
            signed_at: string;
        };
        /** DoorCause */
        DoorCause: {
            /**
             * Code
             * @enum {string}
             */
            code: "not_needed" | "moved_away" | "other_provider" | "price" | "waited_too_long" | "duplicate" | "no_resources" | "out_of_area" | "other";
            title: components["schemas"]["Words"];
        };
        /**
         * DoorComing
         * @description Somebody is on the way. `sign`: what the estimate goes by, their `position` at `sign_at` or only their
         *     `departure`; `expected_at`: when they will be there by it; `minutes`: until then, none when that is past
         *     (they should be there any moment); `away_km`: in a straight line, of a position alone.
         */
        DoorComing: {
            /** Away Km */
            away_km: number | null;
            /**
             * Departed At
             * Format: date-time
             */
            departed_at: string;
            /**
             * Expected At
             * Format: date-time
             */
            expected_at: string;
            /** Minutes */
            minutes: number | null;
            /**
             * Sign
             * @enum {string}
             */
            sign: "position" | "departure";
            /**
             * Sign At
             * Format: date-time
             */
            sign_at: string;
        };
        /**
         * DoorComplaint
         * @description What the customer complained of, until when an answer is promised, and the answer once there is one.
         */
        DoorComplaint: {
            /** Answer */
            answer: string | null;
            /**
             * Answer By
             * Format: date-time
             */
            answer_by: string;
            /** Answered At */
            answered_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Statement */
            statement: string;
        };
        /**
         * DoorContact
         * @description Somebody of the hotel's, masked.
         */
        DoorContact: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            role: components["schemas"]["Words"];
        };
        /**
         * DoorData
         * @description How far the customer's last request is. `until_at`: till when it can be fetched.
         */
        DoorData: {
            /** Answered At */
            answered_at: string | null;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Reason */
            reason: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "answered" | "refused" | "expired";
            /** Until At */
            until_at: string | null;
        };
        /**
         * DoorDesk
         * @description A visit of rooms. `open`: neither done nor put off; `left`: not done; `next_from_at`: when these are,
         *     as agreed.
         */
        DoorDesk: {
            /** Confirmed At */
            confirmed_at: string | null;
            /** Contacts */
            contacts: components["schemas"]["DoorContact"][];
            /** Coordinator */
            coordinator: string;
            /** Done */
            done: number;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Left */
            left: number;
            /** Next From At */
            next_from_at: string | null;
            /** Open */
            open: number;
            /** Rooms */
            rooms: components["schemas"]["DoorRoom"][];
            /** Signed At */
            signed_at: string | null;
            /** Steps */
            steps: string[];
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * DoorEvent
         * @description `asked_by`: of a moved window and a cancelling, whose wish it was; `window`: of a promise, which.
         */
        DoorEvent: {
            /** Asked By */
            asked_by: ("customer" | "us") | null;
            /** Kind */
            kind: string;
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            title: components["schemas"]["Words"];
            window: components["schemas"]["DoorSpan"] | null;
        };
        /**
         * DoorHold
         * @description The place that is kept for this customer while they decide.
         */
        DoorHold: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Held Until
             * Format: date-time
             */
            held_until: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Slot */
            slot: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** DoorOffer */
        DoorOffer: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Held Until */
            held_until: string | null;
            /** Left */
            left: number;
            /** Offered */
            offered: boolean;
            reason: components["schemas"]["Words"] | null;
            /** Slot */
            slot: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
            /** Wished */
            wished: boolean;
        };
        /**
         * DoorPlan
         * @description `id` names it: whoever agrees says to which plan.
         */
        DoorPlan: {
            /** Charge Cny */
            charge_cny: string;
            /** Duration Min */
            duration_min: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Length M */
            length_m: number;
            /** Route */
            route: string;
        };
        /** DoorRating */
        DoorRating: {
            /** Manner */
            manner: number;
            /** Punctuality */
            punctuality: number;
            /** Result */
            result: number;
            /** Skill */
            skill: number;
        };
        /**
         * DoorRoom
         * @description `occupied`: as the desk said, else as the room list has it; null where nobody did. `remark`: why and
         *     until when it waits; `notes`: what the crew noted of it.
         */
        DoorRoom: {
            /** Again */
            again: string;
            /** Again At */
            again_at: string | null;
            /** Building */
            building: string;
            /** Finished At */
            finished_at: string | null;
            /** Floor */
            floor: number | null;
            /** Name */
            name: string;
            /** Notes */
            notes: string[];
            /** Occupied */
            occupied: boolean | null;
            /** Remark */
            remark: string;
            /** State */
            state: string;
            state_title: components["schemas"]["Words"];
        };
        /**
         * DoorSeen
         * @description Somebody of ours saw the customer's data in the clear.
         */
        DoorSeen: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Fields */
            fields: string[];
            /** Purpose */
            purpose: string;
            role_title: components["schemas"]["Words"];
        };
        /** DoorSpan */
        DoorSpan: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** DoorSpeed */
        DoorSpeed: {
            /** Contracted Down Mbps */
            contracted_down_mbps: number | null;
            /** Down Mbps */
            down_mbps: number;
            /** Ok */
            ok: boolean;
            /** Up Mbps */
            up_mbps: number;
        };
        /**
         * DoorTechnician
         * @description `portrait`: the version of the picture at /portrait, none without one.
         */
        DoorTechnician: {
            /** Badge No */
            badge_no: string;
            /** Name */
            name: string;
            /** Portrait */
            portrait: string | null;
            /** Star Level */
            star_level: number;
        };
        /**
         * DoorView
         * @description `cancel_causes`: why the customer can cancel, none when they can't any more. `desk`: of a visit of a
         *     hotel's rooms.
         */
        DoorView: {
            acceptance: components["schemas"]["DoorAcceptance"] | null;
            /** Can Rate */
            can_rate: boolean;
            /** Can Sign */
            can_sign: boolean;
            /** Cancel Causes */
            cancel_causes: components["schemas"]["DoorCause"][];
            coming: components["schemas"]["DoorComing"] | null;
            /** Company */
            company: string;
            /** Complaint Line */
            complaint_line: string;
            /** Complaints */
            complaints: components["schemas"]["DoorComplaint"][];
            /** Customer Name */
            customer_name: string;
            data: components["schemas"]["DoorData"] | null;
            desk: components["schemas"]["DoorDesk"] | null;
            /** Events */
            events: components["schemas"]["DoorEvent"][];
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            hold: components["schemas"]["DoorHold"] | null;
            /** Hotline */
            hotline: string;
            /** Kind */
            kind: string;
            kind_title: components["schemas"]["Words"];
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Number */
            number: string;
            /** Offers */
            offers: components["schemas"]["DoorOffer"][];
            plan: components["schemas"]["DoorPlan"] | null;
            /** Plan Agreed */
            plan_agreed: boolean;
            /** Products */
            products: string[];
            promised: components["schemas"]["DoorSpan"] | null;
            rating: components["schemas"]["DoorRating"] | null;
            speed: components["schemas"]["DoorSpeed"] | null;
            /** State */
            state: string;
            state_title: components["schemas"]["Words"];
            /**
             * Step
             * @enum {string}
             */
            step: "book" | "wait" | "on_the_way" | "desk" | "agree" | "work" | "sign" | "sheet" | "rate" | "done" | "suspended" | "cancelled";
            technician: components["schemas"]["DoorTechnician"] | null;
        };
        /** DoubtFilter */
        DoubtFilter: {
            /**
             * Code
             * @default
             */
            code: string;
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Page Size
             * @default 50
             */
            page_size: number;
            /**
             * State
             * @default open
             * @enum {string}
             */
            state: "open" | "confirmed" | "dismissed" | "rechecked" | "";
        };
        /**
         * DoubtOut
         * @description `doubts`: what was measured against which limit. `clause`: the one that asks for this evidence.
         */
        DoubtOut: {
            /** Clause */
            clause: string | null;
            clause_title: components["schemas"]["Words"] | null;
            /** Decided At */
            decided_at: string | null;
            /** Doubts */
            doubts: components["schemas"]["DoubtSaid"][];
            /**
             * Event
             * Format: uuid
             */
            event: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Order Kind */
            order_kind: string;
            other: components["schemas"]["DoubtPictureOut"] | null;
            /** Other Order */
            other_order: string | null;
            picture: components["schemas"]["DoubtPictureOut"] | null;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /**
             * Shown At
             * Format: date-time
             */
            shown_at: string;
            /** Slot */
            slot: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "confirmed" | "dismissed" | "rechecked";
            /** Technician */
            technician: string | null;
        };
        /** DoubtPage */
        DoubtPage: {
            /** Items */
            items: components["schemas"]["DoubtOut"][];
            /** Open */
            open: number;
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /**
         * DoubtPictureOut
         * @description What is known of a picture; `taken_at`, `camera` and the place are the camera's word.
         */
        DoubtPictureOut: {
            /** Camera */
            camera: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Media Type */
            media_type: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Sha256 */
            sha256: string;
            /** Taken At */
            taken_at: string | null;
        };
        /**
         * DoubtSaid
         * @description `measured` against `limit`, as `evidence.rules.Doubt` has them.
         */
        DoubtSaid: {
            /**
             * Code
             * @enum {string}
             */
            code: "blurred" | "dark" | "overexposed" | "reused" | "off_time" | "off_place" | "mock_location" | "label_differs" | "label_unreadable" | "reading_differs" | "unchecked";
            /** Limit */
            limit: string;
            /** Measured */
            measured: string;
            /** Other Order */
            other_order?: string | null;
            /** Other Sha256 */
            other_sha256?: string | null;
        };
        /** DraftBase */
        DraftBase: {
            /** Sha256 */
            sha256: string;
            /** Version */
            version: string;
        };
        /** DraftChange */
        DraftChange: {
            /** Clause */
            clause: string | null;
            /** Fields */
            fields: components["schemas"]["FieldChangeOut"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "added" | "removed" | "changed" | "figure";
            title: components["schemas"]["Words"];
        };
        /** DraftIn */
        DraftIn: {
            /** Standard */
            standard: string;
        };
        /**
         * DraftOut
         * @description `parameters`: the unit's own figures now; `remarks`: what was done with it, oldest first.
         */
        DraftOut: {
            author: components["schemas"]["PersonOut"];
            base: components["schemas"]["DraftBase"];
            /** Base Content */
            base_content: string;
            /** Content */
            content: string;
            /** Difference */
            difference: components["schemas"]["DraftChange"][];
            /**
             * Edited At
             * Format: date-time
             */
            edited_at: string;
            edited_by: components["schemas"]["PersonOut"];
            /** Id */
            id: number;
            /** Lints */
            lints: components["schemas"]["LintOut"][];
            /** May Publish */
            may_publish: boolean;
            /** Note */
            note: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Problems */
            problems: components["schemas"]["ComplaintOut"][];
            proposed_by: components["schemas"]["PersonOut"] | null;
            /** Proposed From On */
            proposed_from_on: string | null;
            published_by: components["schemas"]["PersonOut"] | null;
            /** Remarks */
            remarks: components["schemas"]["RemarkOut"][];
            /** Revision */
            revision: number;
            /** Standard */
            standard: string;
            state: components["schemas"]["DraftState"];
            title: components["schemas"]["Words"];
            /** Unit Code */
            unit_code: string;
            /** Version */
            version: string;
            why_not: components["schemas"]["Words"] | null;
        };
        /**
         * DraftRow
         * @description `note`: what was said last, with a proposal or when it was sent back. `why_not`: why the reader can't
         *     publish it now.
         */
        DraftRow: {
            author: components["schemas"]["PersonOut"];
            base: components["schemas"]["DraftBase"];
            /**
             * Edited At
             * Format: date-time
             */
            edited_at: string;
            edited_by: components["schemas"]["PersonOut"];
            /** Id */
            id: number;
            /** May Publish */
            may_publish: boolean;
            /** Note */
            note: string;
            proposed_by: components["schemas"]["PersonOut"] | null;
            /** Proposed From On */
            proposed_from_on: string | null;
            published_by: components["schemas"]["PersonOut"] | null;
            /** Standard */
            standard: string;
            state: components["schemas"]["DraftState"];
            title: components["schemas"]["Words"];
            /** Unit Code */
            unit_code: string;
            /** Version */
            version: string;
            why_not: components["schemas"]["Words"] | null;
        };
        /**
         * DraftState
         * @enum {string}
         */
        DraftState: "draft" | "proposed" | "published" | "discarded";
        /**
         * DutyOut
         * @description `sort`: promise or task; `overdue`: not done when it was due; `by_name`: who noted it.
         */
        DutyOut: {
            /** About */
            about: string;
            /** By Name */
            by_name: string;
            /** Code */
            code: string;
            /** Department */
            department: string;
            /** Done At */
            done_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Hotel */
            hotel: string;
            /** Id */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Order */
            order: string;
            /** Overdue */
            overdue: boolean;
            /** Owner */
            owner: string;
            /** Result */
            result: string;
            /** Rollout */
            rollout: number;
            /** Sort */
            sort: string;
            /** What */
            what: string;
        };
        /** EditionContent */
        EditionContent: {
            /** Content */
            content: string;
            /** Sha256 */
            sha256: string;
            /** Standard */
            standard: string;
            /** Version */
            version: string;
        };
        /** EditionOut */
        EditionOut: {
            /** Sha256 */
            sha256: string;
            /** Standard */
            standard: string;
            title: components["schemas"]["Words"];
            /** Version */
            version: string;
        };
        /**
         * EditionRow
         * @description `author` and `published_by` by name; null for an edition that came with Doorstep.
         */
        EditionRow: {
            /** Adoptions */
            adoptions: components["schemas"]["AdoptionOut"][];
            /** Author */
            author: string | null;
            /** In Force */
            in_force: boolean;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string | null;
            /** Sha256 */
            sha256: string;
            /** Version */
            version: string;
        };
        /** EntryOut */
        EntryOut: {
            /** Hash */
            hash: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Seq */
            seq: number;
            /** State */
            state: string;
        };
        /**
         * EventFieldOut
         * @description `options`: the values that a choice takes. A field of an object is named by its path (`device.sn`).
         */
        EventFieldOut: {
            /** Name */
            name: string;
            /** Options */
            options: string[];
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "number" | "flag" | "choice" | "list" | "object";
        };
        /**
         * EventIn
         * @description `skew_ms`: how far the phone's clock was ahead of ours when it last knew before recording this.
         */
        EventIn: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /**
             * Happened
             * @default false
             */
            happened: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Order */
            order: string;
            /** Skew Ms */
            skew_ms?: number | null;
            /**
             * Uptime Ms
             * @default 0
             */
            uptime_ms: number;
        };
        /** EventKindOut */
        EventKindOut: {
            /** Fields */
            fields: components["schemas"]["EventFieldOut"][];
            /** Kind */
            kind: string;
            /** Nature */
            nature: string;
            title: components["schemas"]["Words"];
        };
        /** EventOut */
        EventOut: {
            actor: components["schemas"]["ActorOut"];
            /** Checks */
            checks: string[];
            /** Corrects */
            corrects: string | null;
            /** Evidence */
            evidence: components["schemas"]["EvidenceRef"][];
            /** Happened */
            happened: boolean;
            /** Hash */
            hash: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Late S */
            late_s: number;
            /** Lines */
            lines: components["schemas"]["Line"][];
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Previous Hash */
            previous_hash: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Seq */
            seq: number;
            title: components["schemas"]["Words"];
        };
        /**
         * EvidenceOut
         * @description How much of a piece of evidence is here; `whole`: all of it, and the phone may forget it. What is known
         *     of it is null until then.
         */
        EvidenceOut: {
            /** Media Type */
            media_type?: string | null;
            /** Received At */
            received_at?: string | null;
            /** Received Bytes */
            received_bytes: number;
            /** Sha256 */
            sha256: string;
            /** Size Bytes */
            size_bytes?: number | null;
            /** Whole */
            whole: boolean;
        };
        /** EvidenceRef */
        EvidenceRef: {
            /** Arrived */
            arrived: boolean;
            /** Media Type */
            media_type: string;
            /** Sha256 */
            sha256: string;
            /** Slot */
            slot: string;
            title: components["schemas"]["Words"] | null;
        };
        /**
         * FailedVisit
         * @description The visit that failed (its event), who said so, why, and what is to be done next: `verb`, of the
         *     desk's. `words`: as the technician put it; `does`: what becomes of the order.
         */
        FailedVisit: {
            does: components["schemas"]["Words"] | null;
            /**
             * Event
             * Format: uuid
             */
            event: string;
            /**
             * Failed At
             * Format: date-time
             */
            failed_at: string;
            /** Name */
            name: string;
            /** Next */
            next: ("rebook" | "correct_address" | "suspend" | "cancel_asked" | "other_technician") | null;
            /** Note */
            note: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "not_home" | "wrong_address" | "refused" | "not_ready" | "no_access" | "other";
            outcome_title: components["schemas"]["Words"];
            role_title: components["schemas"]["Words"];
            title: components["schemas"]["Words"];
            /** Verb */
            verb: string;
            /** Words */
            words: string;
        };
        /** Failing */
        Failing: {
            /** Nexts */
            nexts: components["schemas"]["Next"][];
            /** Outcomes */
            outcomes: components["schemas"]["Outcome"][];
            /** Suspensions */
            suspensions: components["schemas"]["Suspension"][];
        };
        /** Fault */
        Fault: {
            /** Seq */
            seq: number | null;
            what: components["schemas"]["Words"];
        };
        /** FaultDeviceOut */
        FaultDeviceOut: {
            /** Mac */
            mac: string;
            /** Model */
            model: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Sn */
            sn: string;
        };
        /**
         * FaultIn
         * @description `id`: the sender's; `need`: what is wrong, in the hotel's words.
         */
        FaultIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Need */
            need: string;
            wish?: components["schemas"]["FaultWish"] | null;
        };
        /**
         * FaultOut
         * @description The repair order that was opened, and the terminal it is for.
         */
        FaultOut: {
            device: components["schemas"]["FaultDeviceOut"] | null;
            /** In Warranty */
            in_warranty: boolean;
            /** Order */
            order: string;
            /** Room */
            room: string;
            /** Warranty Until */
            warranty_until: string | null;
        };
        /** FaultWish */
        FaultWish: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * FieldCall
         * @description A telephone call by its purpose: what to say, and how it may end.
         */
        FieldCall: {
            /** Outcomes */
            outcomes: components["schemas"]["Option"][];
            /** Purpose */
            purpose: string;
            /** Say */
            say: components["schemas"]["Lines"][];
            title: components["schemas"]["Words"];
        };
        /** FieldChangeOut */
        FieldChangeOut: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Field */
            field: string;
        };
        /**
         * FieldContact
         * @description Someone of the hotel; events name them by `id`.
         */
        FieldContact: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Role */
            role: string;
        };
        /** FieldCustomer */
        FieldCustomer: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /** FieldDevice */
        FieldDevice: {
            /** Mac */
            mac: string;
            /** Model */
            model: string;
            /** Sn */
            sn: string;
        };
        /**
         * FieldEvent
         * @description `phone`: the phone's own id, of an event that one recorded.
         */
        FieldEvent: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Phone */
            phone: string | null;
            /** Seq */
            seq: number;
        };
        /** FieldOrder */
        FieldOrder: {
            /** Access */
            access: string;
            /** Calls */
            calls: components["schemas"]["FieldCall"][];
            /** Contracted Down Mbps */
            contracted_down_mbps: number | null;
            customer: components["schemas"]["FieldCustomer"] | null;
            /** Door Link */
            door_link: string | null;
            /** Emergency */
            emergency: boolean;
            /** Events */
            events: components["schemas"]["FieldEvent"][];
            /** Gates */
            gates: components["schemas"]["LooseGates"][];
            /** Kind */
            kind: string;
            kind_title: components["schemas"]["Words"];
            /**
             * Missing Evidence
             * @default []
             */
            missing_evidence: string[];
            /** Need */
            need: string;
            /** Number */
            number: string;
            /** Order */
            order: {
                [key: string]: unknown;
            };
            planned: components["schemas"]["Span"] | null;
            /** Port */
            port: string;
            /** Position */
            position: number;
            /** Pressing */
            pressing: components["schemas"]["Pressing"][];
            /** Products */
            products: components["schemas"]["FieldProduct"][];
            promised: components["schemas"]["Span"] | null;
            rollout?: components["schemas"]["FieldRollOut"] | null;
            /** Same Day */
            same_day: boolean;
            /** Segment */
            segment: string;
            site: components["schemas"]["FieldSite"] | null;
            /** State */
            state: string;
            state_title: components["schemas"]["Words"];
            /** Steps */
            steps: components["schemas"]["FieldStep"][];
            /** Timers */
            timers: components["schemas"]["FieldTimer"][];
            /** Verdicts */
            verdicts: components["schemas"]["FieldVerdict"][];
            way: components["schemas"]["Way"];
        };
        /**
         * FieldPhone
         * @description A phone with which this login has worked lately; `this`: the one that asks.
         */
        FieldPhone: {
            /** Label */
            label: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /** This */
            this: boolean;
        };
        /** FieldProduct */
        FieldProduct: {
            /** Down Mbps */
            down_mbps?: number | null;
            /** Kind */
            kind: string;
            /** Up Mbps */
            up_mbps?: number | null;
        };
        /**
         * FieldRollOut
         * @description An order's part of a hotel's roll-out. `hotel_rooms`: of the whole hotel; `prefixes`: how MACs begin,
         *     by model (which may end in `*`); the people only while the order is open.
         */
        FieldRollOut: {
            /** Code */
            code: string;
            /** Contacts */
            contacts: components["schemas"]["FieldContact"][];
            coordinator: components["schemas"]["FieldContact"] | null;
            flow: components["schemas"]["RoomFlow"];
            front_desk: components["schemas"]["FieldContact"] | null;
            /** Hotel Rooms */
            hotel_rooms: number;
            limits: components["schemas"]["RoomLimits"];
            /** Prefixes */
            prefixes: {
                [key: string]: string[];
            };
            /** Rooms */
            rooms: components["schemas"]["FieldRoom"][];
            /** Steps */
            steps: components["schemas"]["Words"][];
            wishes: components["schemas"]["HotelWishes"];
        };
        /**
         * FieldRoom
         * @description `room`: as events name it ("A-801"). `mine`: handed to this order; `listed`: not one
         *     that a crew found itself. As the server knew it when the day
         *     was fetched: the phone tells the events of the order's own log anew.
         */
        FieldRoom: {
            /** Again */
            again: string;
            /** Again At */
            again_at: string | null;
            /** Building */
            building: string;
            /** Devices */
            devices: components["schemas"]["FieldDevice"][];
            /** Floor */
            floor: string;
            /** Listed */
            listed: boolean;
            /** Mine */
            mine: boolean;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Occupancy */
            occupancy: string;
            /** Remark */
            remark: string;
            /** Room */
            room: string;
            /** State */
            state: string;
        };
        /** FieldSite */
        FieldSite: {
            /** Access Notes */
            access_notes: string;
            /** Address */
            address: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
        };
        /** FieldStep */
        FieldStep: {
            /** Avoid */
            avoid: components["schemas"]["Named"][];
            /** By Customer */
            by_customer: boolean;
            /** Checks */
            checks: components["schemas"]["Named"][];
            /** Do */
            do: components["schemas"]["Words"][];
            /** Event */
            event: string;
            /** Fills */
            fills: {
                [key: string]: unknown;
            };
            /** Gates */
            gates: components["schemas"]["Gate"][];
            /** Id */
            id: string;
            /** Inputs */
            inputs: components["schemas"]["Input"][];
            /** Limits3 */
            limits3: components["schemas"]["Limits3"][];
            /** Repeatable */
            repeatable: boolean;
            /** Say */
            say: components["schemas"]["Lines"][];
            /** Screen */
            screen: string | null;
            /** Show */
            show: components["schemas"]["Proof"][];
            /** Stage */
            stage: string;
            stage_title: components["schemas"]["Words"];
            title: components["schemas"]["Words"];
            /** Why */
            why: components["schemas"]["Reason"][];
        };
        /** FieldTechnician */
        FieldTechnician: {
            /** Badge No */
            badge_no: string;
            /** Name */
            name: string;
            /** Staff No */
            staff_no: string;
            /** Star Level */
            star_level: number;
        };
        /**
         * FieldTimer
         * @description A clause's clock: each event of `start` sets it going, one of `stop` (equal in the fields `correlate`)
         *     ends it. Its end is `max_s` seconds, or `max_days` working days, after that event or after the instant
         *     that the event names in `from_field`, counted in the hours of `calendar` less the pauses; not before
         *     `min_s`. `waits`: for any later event, for one before the next start (alternate), or for the next event
         *     (chain). `unless_past`: an end that lay before its start asks nothing. `step`: where the crew stops it.
         */
        FieldTimer: {
            /** Calendar */
            calendar: string;
            cancel: components["schemas"]["Selection"] | null;
            /** Clause */
            clause: string;
            /** Correlate */
            correlate: string[];
            /** From Field */
            from_field: string | null;
            /** Max Days */
            max_days: number | null;
            /** Max S */
            max_s: number | null;
            mend: components["schemas"]["Words"];
            /** Min S */
            min_s: number | null;
            /** Pauses */
            pauses: components["schemas"]["PauseSpan"][];
            /** Severity */
            severity: string;
            /** Source */
            source: string;
            start: components["schemas"]["Selection"];
            /** Step */
            step: string | null;
            stop: components["schemas"]["Selection"];
            title: components["schemas"]["Words"];
            /** Unless Past */
            unless_past: boolean;
            /**
             * Waits
             * @enum {string}
             */
            waits: "any" | "alternate" | "chain";
            /** Warn Before S */
            warn_before_s: number;
        };
        /** FieldVerdict */
        FieldVerdict: {
            /** Clause */
            clause: string;
            /** Due At */
            due_at: string | null;
            /** Outcome */
            outcome: string;
        };
        /**
         * FiguresIn
         * @description `parameters`: all of the unit's own figures; what isn't named is the edition's own again.
         */
        FiguresIn: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
        };
        /**
         * FiguresOut
         * @description `late`: visits to be expected after their window; `people`: technicians who have a visit.
         */
        FiguresOut: {
            /** Assigned */
            assigned: number;
            /** Late */
            late: number;
            /** Overtime Min */
            overtime_min: number;
            /** People */
            people: number;
            /** Travel Min */
            travel_min: number;
            /** Unassigned */
            unassigned: number;
        };
        /**
         * FindingCountOut
         * @description A clause over many orders: by whom or where, in the period [from_on, to_on), how many; `name` is a
         *     technician's. The finding's order is the one that decided.
         */
        FindingCountOut: {
            /** At Least */
            at_least: number | null;
            /** At Most */
            at_most: number | null;
            /** Counted */
            counted: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Key */
            key: string;
            /** Name */
            name: string | null;
            /**
             * To On
             * Format: date
             */
            to_on: string;
        };
        /** FindingFilter */
        FindingFilter: {
            /**
             * Clause
             * @default
             */
            clause: string;
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Page Size
             * @default 50
             */
            page_size: number;
            /**
             * Standard
             * @default
             */
            standard: string;
        };
        /** FindingOut */
        FindingOut: {
            /** Clause */
            clause: string;
            count: components["schemas"]["FindingCountOut"] | null;
            /** Deduct Cny */
            deduct_cny: string | null;
            /** Grid */
            grid: string;
            grid_name: components["schemas"]["Words"];
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Remedied At */
            remedied_at: string | null;
            /** Severity */
            severity: string;
            /** Source */
            source: string;
            /** Standard */
            standard: string;
            /** Technician */
            technician: string | null;
            title: components["schemas"]["Words"];
            /** Violated At */
            violated_at: string | null;
            /** Witnesses */
            witnesses: string[];
        };
        /** FindingPage */
        FindingPage: {
            /** Items */
            items: components["schemas"]["FindingOut"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /** FloorOut */
        FloorOut: {
            /** Floor */
            floor: number | null;
            /** Rooms */
            rooms: components["schemas"]["RoomOut"][];
        };
        /** Gate */
        Gate: {
            /** Clause */
            clause: string;
            /** Correlate */
            correlate: string[];
            mend: components["schemas"]["Words"];
            needs: components["schemas"]["Selection"];
            since: components["schemas"]["Selection"] | null;
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
            /** When */
            when: {
                [key: string]: unknown;
            };
        };
        /**
         * GoneOrder
         * @description An order that the phone holds and the day no longer has; `taken_by` goes now, `planned` is his own
         *     visit on another day.
         */
        GoneOrder: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By Role */
            by_role: string;
            by_title: components["schemas"]["Words"];
            /** Number */
            number: string;
            planned: components["schemas"]["Span"] | null;
            promised: components["schemas"]["Span"] | null;
            /** Reason */
            reason: string;
            /** Taken By */
            taken_by: string | null;
            /**
             * Why
             * @enum {string}
             */
            why: "cancelled" | "suspended" | "taken" | "moved" | "withdrawn";
        };
        /** GridOut */
        GridOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** GridShapeOut */
        GridShapeOut: {
            boundary: components["schemas"]["ShapeOut"];
            /** Code */
            code: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            title: components["schemas"]["Words"];
        };
        /** GroundOut */
        GroundOut: {
            /** Grids */
            grids: components["schemas"]["GridShapeOut"][];
            tiles: components["schemas"]["TilesOut"] | null;
        };
        /** GroupedReasonOut */
        GroupedReasonOut: {
            /** Code */
            code: string;
            /** People */
            people: number;
            text: components["schemas"]["Words"];
        };
        /** GuestRequestOut */
        GuestRequestOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Order */
            order: string;
            /** Request */
            request: string;
            /** Room */
            room: string;
            /** Told At */
            told_at: string | null;
            /** Told Note */
            told_note: string;
        };
        /**
         * HoldIn
         * @description `hold_id`: the sender's own; sent again it is the same hold.
         */
        HoldIn: {
            /**
             * Hold Id
             * Format: uuid
             */
            hold_id: string;
            /** Slot */
            slot: string;
        };
        /**
         * HoldWindowIn
         * @description `hold_id`: made by the sender, so that sending twice holds once.
         */
        HoldWindowIn: {
            /**
             * Hold Id
             * Format: uuid
             */
            hold_id: string;
            /** Minutes */
            minutes?: number | null;
            /** Slot */
            slot: string;
        };
        /**
         * HotelVisitOut
         * @description `from_at`, `to_at`: the window promised, null where none stands; `done`: how many of `rooms` it has
         *     done; `to_come`: it can be moved and withdrawn; `is_lead`: the first visit, on the lead order.
         */
        HotelVisitOut: {
            /** Coordinator */
            coordinator: string;
            /** Coordinator Id */
            coordinator_id: string;
            /** Crew */
            crew: string;
            /** Crew From At */
            crew_from_at: string | null;
            /** Crew Name */
            crew_name: string;
            /** Crew To At */
            crew_to_at: string | null;
            /** Done */
            done: number;
            /** From At */
            from_at: string | null;
            /** Is Lead */
            is_lead: boolean;
            /** Order */
            order: string;
            /** Rooms */
            rooms: string[];
            /** State */
            state: string;
            state_title: components["schemas"]["Words"];
            /** Steps */
            steps: string[];
            /** Terminals */
            terminals: number;
            /** To At */
            to_at: string | null;
            /** To Come */
            to_come: boolean;
            /** Work Min */
            work_min: number | null;
        };
        /**
         * HotelWishes
         * @description What the account's record says of the hotel (MANAGER-1). `shoe_covers`: nobody enters a room without
         *     them, by its grade.
         */
        HotelWishes: {
            /** Preferences */
            preferences: string;
            /** Requirements */
            requirements: string;
            /** Shoe Covers */
            shoe_covers: boolean;
        };
        /**
         * Hours
         * @description When a calendar's clock runs.
         */
        Hours: {
            /** Calendar */
            calendar: string;
            /** Spans */
            spans: components["schemas"]["Span"][];
        };
        /** IdleCrewOut */
        IdleCrewOut: {
            /** Crew */
            crew: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            reason: components["schemas"]["Words"];
        };
        /** ImportReport */
        ImportReport: {
            /** Dry Run */
            dry_run: boolean;
            /** Ignored Columns */
            ignored_columns: string[];
            /** Known */
            known: number;
            /** Problems */
            problems: components["schemas"]["RowProblemOut"][];
            /** Received */
            received: number;
            /** Refused */
            refused: number;
            /** Strict */
            strict: boolean;
        };
        /**
         * Input
         * @description One thing a step asks for; `name` is the field of the event's body.
         */
        Input: {
            hint?: components["schemas"]["Words"] | null;
            /** Max */
            max?: number | null;
            /** Min */
            min?: number | null;
            /** Name */
            name: string;
            /** Options */
            options?: components["schemas"]["Option"][];
            /**
             * Required
             * @default true
             */
            required: boolean;
            /**
             * Slot
             * @default
             */
            slot: string;
            title: components["schemas"]["Words"];
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "number" | "choice" | "flag" | "photo" | "scan" | "signature" | "rating" | "location" | "products" | "money" | "devices";
            /**
             * Unit
             * @default
             */
            unit: string;
        };
        /** Interval */
        Interval: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Outcome */
            outcome: string;
            /** To At */
            to_at: string | null;
        };
        /**
         * Kept
         * @description Orders by how they stand now; `last_month`: those received in the last calendar month.
         */
        Kept: {
            last_month: components["schemas"]["KeptOrders"];
            /** Pending */
            pending: number;
            /** Satisfied */
            satisfied: number;
            /** Violated */
            violated: number;
        };
        /** KeptOrders */
        KeptOrders: {
            /** Satisfied */
            satisfied: number;
            /** Violated */
            violated: number;
        };
        /** KnownCustomer */
        KnownCustomer: {
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Name Masked */
            name_masked: string;
            /** Open Orders */
            open_orders: components["schemas"]["OpenOrderOut"][];
            /** Phone Masked */
            phone_masked: string;
            /** Segment */
            segment: string;
            /** Sites */
            sites: components["schemas"]["KnownSite"][];
        };
        /**
         * KnownDevices
         * @description `prefixes`: how MACs begin, in hex, by model (which may end in `*`).
         */
        KnownDevices: {
            /** Prefixes */
            prefixes: {
                [key: string]: string[];
            };
        };
        /**
         * KnownSite
         * @description `grid`: of the newest order there, else where its point lies.
         */
        KnownSite: {
            /** Address Masked */
            address_masked: string;
            /** Grid */
            grid: string | null;
            /** Last Order At */
            last_order_at: string | null;
            /**
             * Site Id
             * Format: uuid
             */
            site_id: string;
        };
        /** Lapsing */
        Lapsing: {
            /** Kind */
            kind: string;
            title: components["schemas"]["Words"];
            /**
             * Valid Until On
             * Format: date
             */
            valid_until_on: string;
        };
        /** LapsingOut */
        LapsingOut: {
            /** Days Left */
            days_left: number;
            /** Kind */
            kind: string;
            title: components["schemas"]["Words"];
            /**
             * Valid Until On
             * Format: date
             */
            valid_until_on: string;
        };
        /**
         * LaterOut
         * @description A visit that is not moved itself, but made later.
         */
        LaterOut: {
            /** Breaks Promise */
            breaks_promise: boolean;
            /** By Min */
            by_min: number;
            /** Number */
            number: string;
        };
        /**
         * LimitClause
         * @description `aim`: it should be so; else it must.
         */
        LimitClause: {
            /** Aim */
            aim: boolean;
            /** Clause */
            clause: string;
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
        };
        /**
         * Limits3
         * @description What is asked of the step's number `input`: outside `low` and `high` it fails, outside the aims it is
         *     usable and short of what was to be built. All ends are allowed values.
         */
        Limits3: {
            /** Clauses */
            clauses: components["schemas"]["LimitClause"][];
            /** High */
            high: number | null;
            /** High Aim */
            high_aim: number | null;
            /** Input */
            input: string;
            /** Low */
            low: number | null;
            /** Low Aim */
            low_aim: number | null;
            /** Unit */
            unit: string;
        };
        /** Line */
        Line: {
            label: components["schemas"]["Words"];
            value: components["schemas"]["Words"];
        };
        /** Lines */
        Lines: {
            /** Clause */
            clause: string;
            /** Lines */
            lines: components["schemas"]["Words"][];
        };
        /** LintOut */
        LintOut: {
            /** Clauses */
            clauses: string[];
            /** Code */
            code: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning";
            text: components["schemas"]["Words"];
        };
        /** ListFixOut */
        ListFixOut: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Code */
            code: string;
            place: components["schemas"]["ListPlaceOut"];
            why: components["schemas"]["Words"];
        };
        /** ListPlaceOut */
        ListPlaceOut: {
            /** Column */
            column: string;
            /** Line */
            line: number;
            /** Sheet */
            sheet: string;
        };
        /** ListRefusalOut */
        ListRefusalOut: {
            /** Code */
            code: string;
            place: components["schemas"]["ListPlaceOut"];
            reason: components["schemas"]["Words"];
            /** Value */
            value: string;
        };
        /**
         * Load
         * @description So many `unit` of it, for these orders; `models`: how many of them are to be of which model.
         */
        Load: {
            /** Count */
            count: number;
            /** Id */
            id: string;
            /** Models */
            models: components["schemas"]["LoadModel"][];
            /** Orders */
            orders: string[];
            unit: components["schemas"]["Words"];
            what: components["schemas"]["Words"];
        };
        /** LoadModel */
        LoadModel: {
            /** Count */
            count: number;
            /** Model */
            model: string;
        };
        /**
         * LoadOut
         * @description `model` is blank where nobody has said which terminal the hotel gets.
         */
        LoadOut: {
            /** Count */
            count: number;
            /** Model */
            model: string;
        };
        /**
         * Location
         * @description Where the phone was: WGS-84 degrees, accuracy in metres, whether a mock provider was on.
         */
        Location: {
            /** Accuracy M */
            accuracy_m: number;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Mock
             * @default false
             */
            mock: boolean;
        };
        /** Login */
        Login: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /** LookupIn */
        LookupIn: {
            /** Phone */
            phone: string;
        };
        /**
         * LooseGates
         * @description The gates before a kind of event that is recorded beside the steps.
         */
        LooseGates: {
            /** Gates */
            gates: components["schemas"]["Gate"][];
            /** Kind */
            kind: string;
        };
        /**
         * MakeVisitsIn
         * @description What was previewed, with the preview's token.
         */
        MakeVisitsIn: {
            /**
             * Check Out
             * Format: time
             * @default 12:00:00
             */
            check_out: string;
            /** Coordinator */
            coordinator: string;
            /** Crews */
            crews: string[];
            /**
             * Days
             * @default 1
             */
            days: number;
            /**
             * Desk Min
             * @default 20
             */
            desk_min: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** From Time */
            from_time?: string | null;
            /**
             * Minutes Per Room
             * @default 8
             */
            minutes_per_room: number;
            /** Rooms */
            rooms?: string[] | null;
            /** Steps */
            steps: string[];
            /** To Time */
            to_time?: string | null;
            /** Token */
            token: string;
        };
        /**
         * ManagerOut
         * @description `username`: the login, as opening a roll-out takes it.
         */
        ManagerOut: {
            /** Name */
            name: string;
            /** Username */
            username: string;
        };
        /** Masked */
        Masked: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * MatrixOut
         * @description `revision` grows with each change: ask again with `after`. `now`: by the server's clock; `within_s`,
         *     `ask_after_s`: how long a room takes, and after how long its guest is asked.
         */
        MatrixOut: {
            /** Ask After S */
            ask_after_s: number;
            /** Buildings */
            buildings: components["schemas"]["BuildingOut"][];
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Orders */
            orders: components["schemas"]["VisitRowOut"][];
            /** Revision */
            revision: number;
            rollout: components["schemas"]["RollOutOut"];
            /** Within S */
            within_s: number;
        };
        /** Me */
        Me: {
            /** Display Name */
            display_name: string;
            /** Grids */
            grids: components["schemas"]["GridOut"][];
            /** May */
            may: string[];
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Role */
            role: string;
            role_title: components["schemas"]["Words"];
            /** Staff No */
            staff_no: string | null;
            unit: components["schemas"]["UnitOut"];
            /** Username */
            username: string;
        };
        /** Missing */
        Missing: {
            /** Kind */
            kind: string;
            title: components["schemas"]["Words"];
        };
        /** MoveCheckIn */
        MoveCheckIn: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Moves */
            moves: components["schemas"]["MoveIn"][];
        };
        /**
         * MoveCheckOut
         * @description `allowed`: the asker may do it; with `breaks_promise` only when told to, with a reason. `seats`: the
         *     moved visits as they would be.
         */
        MoveCheckOut: {
            /** Allowed */
            allowed: boolean;
            /** Breaks Promise */
            breaks_promise: boolean;
            /** Extra Travel Min */
            extra_travel_min: number;
            /** Later */
            later: components["schemas"]["LaterOut"][];
            /** Problems */
            problems: components["schemas"]["MoveProblemOut"][];
            /** Seats */
            seats: components["schemas"]["MovedSeatOut"][];
        };
        /**
         * MovedOut
         * @description `crew_lost`: why the crew can't go at the new time, null where it does.
         */
        MovedOut: {
            crew_lost: components["schemas"]["Words"] | null;
            /** Visits */
            visits: components["schemas"]["HotelVisitOut"][];
        };
        /** MovedSeatOut */
        MovedSeatOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Staff No */
            staff_no: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * MoveIn
         * @description `staff_no` null: off its technician; `from_at` null: the best start that the day has. A start that
         *     can't be kept for the way is put to the minute when he is there.
         */
        MoveIn: {
            /** From At */
            from_at?: string | null;
            /** Number */
            number: string;
            /** Staff No */
            staff_no: string | null;
        };
        /**
         * MoveProblemOut
         * @description Why not, or (`breaks_promise`) what is to be asked before. `code` is that of the refusal.
         */
        MoveProblemOut: {
            /** Breaks Promise */
            breaks_promise: boolean;
            /** Code */
            code: string;
            /** Number */
            number: string;
            text: components["schemas"]["Words"];
        };
        /**
         * MovesIn
         * @description `revision`: of the board that the mover looks at. `even_if_promise_breaks` needs its `reason`.
         */
        MovesIn: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Even If Promise Breaks
             * @default false
             */
            even_if_promise_breaks: boolean;
            /** Moves */
            moves: components["schemas"]["MoveIn"][];
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Revision */
            revision: number;
        };
        /**
         * MovesOut
         * @description `change_id`: for the undo; `revision`: of the board with the moves in it.
         */
        MovesOut: {
            /**
             * Change Id
             * Format: uuid
             */
            change_id: string;
            /** Revision */
            revision: number;
            /** Seats */
            seats: components["schemas"]["MovedSeatOut"][];
        };
        /**
         * MoveVisitIn
         * @description `reason`: needed when our side moves it, which only a supervisor does (HOTEL-7).
         */
        MoveVisitIn: {
            /**
             * Asked By
             * @enum {string}
             */
            asked_by: "customer" | "us";
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Slot */
            slot: string;
        };
        /** Named */
        Named: {
            /** Clause */
            clause: string;
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
        };
        /**
         * NewsOut
         * @description What became of an order meanwhile. `by`: a name, blank where nobody did anything.
         */
        NewsOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Number */
            number: string;
            what: components["schemas"]["Words"];
        };
        /**
         * NewWindowRuleIn
         * @description `id`: made by the sender, so that sending twice makes one.
         */
        NewWindowRuleIn: {
            /**
             * Effect
             * @enum {string}
             */
            effect: "close" | "places" | "percent" | "overbook" | "cutoff";
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** From Time */
            from_time?: string | null;
            /**
             * Grid
             * @default
             */
            grid: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kinds
             * @default []
             */
            kinds: string[];
            /**
             * Skill
             * @default
             */
            skill: string;
            /**
             * Title En
             * @default
             */
            title_en: string;
            /** Title Zh */
            title_zh: string;
            /** To On */
            to_on?: string | null;
            /** To Time */
            to_time?: string | null;
            /**
             * Unit
             * @default
             */
            unit: string;
            /**
             * Value
             * @default 0
             */
            value: number;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
        };
        /**
         * Next
         * @description `does`: what becomes of the order.
         */
        Next: {
            does: components["schemas"]["Words"];
            title: components["schemas"]["Words"];
            /**
             * Value
             * @enum {string}
             */
            value: "rebook" | "correct_address" | "suspend" | "cancel_asked" | "other_technician";
        };
        /**
         * NextStepRow
         * @description `next` is null where the log says it in words alone.
         */
        NextStepRow: {
            /** Next */
            next: ("rebook" | "correct_address" | "suspend" | "cancel_asked" | "other_technician") | null;
            title: components["schemas"]["Words"];
        };
        /** NextVisitOut */
        NextVisitOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Number */
            number: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** NoticeFilter */
        NoticeFilter: {
            /**
             * Order
             * @default
             */
            order: string;
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Page Size
             * @default 50
             */
            page_size: number;
        };
        /**
         * NoticeOut
         * @description A message to a customer, or to a technician (about: day); the number is masked.
         */
        NoticeOut: {
            /** About */
            about: string;
            about_title: components["schemas"]["Words"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempts */
            attempts: number;
            /** Channel */
            channel: string;
            /** Error */
            error: string;
            /** Order Number */
            order_number: string;
            /** Permanent */
            permanent: boolean;
            /** Sent At */
            sent_at: string | null;
            status: components["schemas"]["Status"];
            /** Text */
            text: string;
            /** To Masked */
            to_masked: string;
        };
        /** NoticePage */
        NoticePage: {
            /** Items */
            items: components["schemas"]["NoticeOut"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /**
         * Objection
         * @description What to answer when it gets difficult; `step`: where it mostly arises.
         */
        Objection: {
            /** Clause */
            clause: string;
            /** Lines */
            lines: components["schemas"]["Words"][];
            /** Source */
            source: string;
            step: components["schemas"]["Words"] | null;
            title: components["schemas"]["Words"];
            why: components["schemas"]["Words"] | null;
        };
        /**
         * Occasion
         * @description Why a running day is planned again.
         * @enum {string}
         */
        Occasion: "technician_off" | "technician_late" | "overrun" | "cancelled" | "urgent";
        /**
         * OccasionIn
         * @description technician_off: `staff_no` is away `from_at` (now) to `to_at` (the day's end), leave is registered;
         *     technician_late: he begins at `to_at` only. overrun: the visit to `number` lasts until `to_at` (null: as
         *     its events tell). cancelled: `number` needs no visit any more. urgent: `number` is to be fitted in.
         */
        OccasionIn: {
            /** From At */
            from_at?: string | null;
            kind: components["schemas"]["Occasion"];
            /** Number */
            number?: string | null;
            /** Staff No */
            staff_no?: string | null;
            /** To At */
            to_at?: string | null;
        };
        /** OfferOut */
        OfferOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Held Until */
            held_until: string | null;
            /** Left */
            left: number;
            /** Offered */
            offered: boolean;
            reason: components["schemas"]["Words"] | null;
            /** Slot */
            slot: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
            /** Wished */
            wished: boolean;
        };
        /** OffersOut */
        OffersOut: {
            /** Offers */
            offers: components["schemas"]["OfferOut"][];
        };
        /** OpenDraft */
        OpenDraft: {
            /** Id */
            id: number;
            state: components["schemas"]["DraftState"];
        };
        /**
         * OpenOrderOut
         * @description What is still to be done for a customer.
         */
        OpenOrderOut: {
            /** Address Masked */
            address_masked: string;
            kind_title: components["schemas"]["Words"];
            /** Number */
            number: string;
            promised: components["schemas"]["Span"] | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            state_title: components["schemas"]["Words"];
        };
        /** Option */
        Option: {
            title: components["schemas"]["Words"];
            /** Value */
            value: string;
        };
        /**
         * OrderDetail
         * @description `also_open`: what else is still to be done for the same telephone number; perhaps the same wish.
         *     `failed`: the failed visit whose next step waits.
         */
        OrderDetail: {
            /** Access */
            access: string;
            /** Address Masked */
            address_masked: string;
            /** Allowed */
            allowed: components["schemas"]["Allowed"][];
            /** Also Open */
            also_open: components["schemas"]["OpenOrderOut"][];
            /** Contracted Down Mbps */
            contracted_down_mbps: number | null;
            customer_masked: components["schemas"]["Masked"];
            /** Desk Steps */
            desk_steps: components["schemas"]["FieldStep"][];
            /** District */
            district: string;
            /** Door Link */
            door_link: string;
            /** Editions */
            editions: components["schemas"]["EditionOut"][];
            /** Emergency */
            emergency: boolean;
            /** Events */
            events: number;
            failed: components["schemas"]["FailedVisit"] | null;
            grid: components["schemas"]["GridOut"];
            /** Has Acceptance */
            has_acceptance: boolean;
            /** Head Hash */
            head_hash: string;
            /** Kind */
            kind: string;
            kind_title: components["schemas"]["Words"];
            /** Need */
            need: string;
            /** Next Due At */
            next_due_at: string | null;
            next_step: components["schemas"]["NextStepRow"] | null;
            /** Number */
            number: string;
            /** Pending */
            pending: number;
            /** Pon */
            pon: ("gpon" | "xgspon" | "epon") | null;
            /** Port */
            port: string;
            /** Products */
            products: string[];
            promised: components["schemas"]["Span"] | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Same Day */
            same_day: boolean;
            /** Segment */
            segment: string;
            /** Source */
            source: ("desk" | "api" | "web" | "file") | null;
            /** State */
            state: string;
            /**
             * State Since At
             * Format: date-time
             */
            state_since_at: string;
            state_title: components["schemas"]["Words"];
            /** Steps */
            steps: components["schemas"]["StepProgress"][];
            technician: components["schemas"]["TechnicianOut"] | null;
            /** Violated */
            violated: number;
            wish: components["schemas"]["Span"] | null;
        };
        /**
         * OrderFilter
         * @description Filters of the order list; blank ones don't filter.
         */
        OrderFilter: {
            /** Day */
            day?: string | null;
            /**
             * Due
             * @default
             * @enum {string}
             */
            due: "" | "overdue" | "soon";
            /** Emergency */
            emergency?: boolean | null;
            /**
             * Grid
             * @default
             */
            grid: string;
            /**
             * Kind
             * @default
             * @enum {string}
             */
            kind: "" | "install" | "move" | "repair" | "change" | "remove";
            /**
             * Page
             * @default 1
             */
            page: number;
            /**
             * Page Size
             * @default 50
             */
            page_size: number;
            /**
             * Q
             * @default
             */
            q: string;
            /** Same Day */
            same_day?: boolean | null;
            /**
             * State
             * @default
             */
            state: components["schemas"]["State"] | "";
            /**
             * Wants
             * @default
             */
            wants: ("" | "any") | ("rebook" | "correct_address" | "suspend" | "cancel_asked" | "other_technician");
        };
        /**
         * OrderIn
         * @description An order to take in. `id` is made by the sender: sent again, it is the same order.
         *
         *     Either a customer we know (`customer_id`, and `site_id` for an address we know) or name, phone and
         *     address. Without `number` we number it; without `grid` it is found by the place, else by the site's last
         *     order. Degrees in WGS-84. `language`: what the customer reads.
         */
        OrderIn: {
            /**
             * Access
             * @default ftth
             * @enum {string}
             */
            access: "ftth" | "fttb" | "lan";
            /**
             * Access Notes
             * @default
             */
            access_notes: string;
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Contact Name
             * @default
             */
            contact_name: string;
            /**
             * Contact Phone
             * @default
             */
            contact_phone: string;
            /** Customer Id */
            customer_id?: string | null;
            /**
             * Customer Name
             * @default
             */
            customer_name: string;
            /**
             * Customer Phone
             * @default
             */
            customer_phone: string;
            /**
             * Emergency
             * @default false
             */
            emergency: boolean;
            /**
             * Grid
             * @default
             */
            grid: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "install" | "move" | "repair" | "change" | "remove";
            /** Language */
            language?: ("zh" | "en") | null;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Need
             * @default
             */
            need: string;
            /**
             * Number
             * @default
             */
            number: string;
            /** Pon */
            pon?: ("gpon" | "xgspon" | "epon") | null;
            /**
             * Port
             * @default
             */
            port: string;
            /**
             * Products
             * @default []
             */
            products: components["schemas"]["ProductIn"][];
            /**
             * Same Day
             * @default false
             */
            same_day: boolean;
            /**
             * Segment
             * @default home
             * @enum {string}
             */
            segment: "home" | "business" | "hotel";
            /** Site Id */
            site_id?: string | null;
            /**
             * Source
             * @default api
             * @enum {string}
             */
            source: "desk" | "api";
            wish?: components["schemas"]["WishIn"] | null;
        };
        /** OrderPage */
        OrderPage: {
            /** Items */
            items: components["schemas"]["OrderRow"][];
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Total */
            total: number;
        };
        /**
         * OrderRow
         * @description `source`: how it came; null where the log doesn't say. `next_step`: what a failed visit left to be
         *     done.
         */
        OrderRow: {
            /** Address Masked */
            address_masked: string;
            customer_masked: components["schemas"]["Masked"];
            /** District */
            district: string;
            /** Emergency */
            emergency: boolean;
            grid: components["schemas"]["GridOut"];
            /** Kind */
            kind: string;
            kind_title: components["schemas"]["Words"];
            /** Next Due At */
            next_due_at: string | null;
            next_step: components["schemas"]["NextStepRow"] | null;
            /** Number */
            number: string;
            /** Pending */
            pending: number;
            /** Products */
            products: string[];
            promised: components["schemas"]["Span"] | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Same Day */
            same_day: boolean;
            /** Segment */
            segment: string;
            /** Source */
            source: ("desk" | "api" | "web" | "file") | null;
            /** State */
            state: string;
            /**
             * State Since At
             * Format: date-time
             */
            state_since_at: string;
            state_title: components["schemas"]["Words"];
            technician: components["schemas"]["TechnicianOut"] | null;
            /** Violated */
            violated: number;
        };
        /**
         * OrderTaken
         * @description `repeated`: it was there already. `door_link`: the customer's page. `also_open`: the customer's other
         *     orders that are still to be done; this one may be the same wish twice.
         */
        OrderTaken: {
            /** Also Open */
            also_open: components["schemas"]["OpenOrderOut"][];
            /** Door Link */
            door_link: string;
            grid: components["schemas"]["Words"];
            kind_title: components["schemas"]["Words"];
            /** Number */
            number: string;
            /** Repeated */
            repeated: boolean;
            state_title: components["schemas"]["Words"];
        };
        /**
         * Outcome
         * @description A reason, the next steps that fit it (the likeliest first), and whether a card may be left.
         */
        Outcome: {
            /** Card */
            card: boolean;
            /** Nexts */
            nexts: ("rebook" | "correct_address" | "suspend" | "cancel_asked" | "other_technician")[];
            title: components["schemas"]["Words"];
            /**
             * Value
             * @enum {string}
             */
            value: "not_home" | "wrong_address" | "refused" | "not_ready" | "no_access" | "other";
        };
        /** ParameterOut */
        ParameterOut: {
            /** Default */
            default: unknown;
            /** Name */
            name: string;
            title: components["schemas"]["Words"];
            /** Type */
            type: string;
            /** Unit */
            unit: string;
            /** Value */
            value: unknown;
        };
        /**
         * PassIn
         * @description `to`: a contact's id; blank: whoever was at the desk.
         */
        PassIn: {
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * To
             * @default
             */
            to: string;
        };
        /** PauseSpan */
        PauseSpan: {
            start: components["schemas"]["Selection"];
            stop: components["schemas"]["Selection"];
        };
        /** PersonOut */
        PersonOut: {
            /** Name */
            name: string;
            /** Username */
            username: string;
        };
        /**
         * PhoneOut
         * @description `unsent`: events that it last said it holds; `wiped_at`: when, cut off, it said that it is empty.
         */
        PhoneOut: {
            /** App Version */
            app_version: string;
            /** Cut Off At */
            cut_off_at: string | null;
            /** Cut Off By */
            cut_off_by: string | null;
            /**
             * First Seen At
             * Format: date-time
             */
            first_seen_at: string;
            /** Id */
            id: number;
            /** Label */
            label: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /** Person */
            person: string;
            /** Staff No */
            staff_no: string | null;
            /** Unit En */
            unit_en: string;
            /** Unit Zh */
            unit_zh: string;
            /** Unsent */
            unsent: number;
            /** Username */
            username: string;
            /** Wiped At */
            wiped_at: string | null;
        };
        /**
         * PhonesOut
         * @description At most 300, last seen first; `total`: how many there are.
         */
        PhonesOut: {
            /** Items */
            items: components["schemas"]["PhoneOut"][];
            /** Total */
            total: number;
        };
        /** PinsIn */
        PinsIn: {
            /** Numbers */
            numbers: string[];
            /** Pinned */
            pinned: boolean;
        };
        /**
         * PinsOut
         * @description `numbers`: those that weren't so before.
         */
        PinsOut: {
            /** Numbers */
            numbers: string[];
            /** Revision */
            revision: number;
        };
        /** PlacedOut */
        PlacedOut: {
            /** Mac */
            mac: string;
            /** Model */
            model: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Sn */
            sn: string;
        };
        /**
         * PlaceOut
         * @description WGS-84.
         */
        PlaceOut: {
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /**
         * PlanAppliedOut
         * @description `made`: the orders whose changes were made; `outdated`: those not any more possible, and why;
         *     `excepted`: those left as they are by wish.
         */
        PlanAppliedOut: {
            /** Excepted */
            excepted: string[];
            /** Made */
            made: string[];
            /** Outdated */
            outdated: components["schemas"]["NewsOut"][];
        };
        /** PlanAskedOut */
        PlanAskedOut: {
            /** Id */
            id: number;
        };
        /**
         * PlanBriefOut
         * @description A proposal without what it found. `problem`: why it failed.
         */
        PlanBriefOut: {
            /** Applied At */
            applied_at: string | null;
            /** Applied By */
            applied_by: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Finished At */
            finished_at: string | null;
            /** Grids */
            grids: string[] | null;
            /** Id */
            id: number;
            /** Max Moves */
            max_moves: number | null;
            occasion: components["schemas"]["OccasionIn"] | null;
            problem: components["schemas"]["Words"] | null;
            progress: components["schemas"]["ProgressOut"];
            /** Seconds */
            seconds: number;
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["PlanState"];
            /** Stop Asked */
            stop_asked: boolean;
            /** Undone At */
            undone_at: string | null;
            /** Undone By */
            undone_by: string;
        };
        /**
         * PlanChangeOut
         * @description `told`: who is told when it is made; `breaks`: what it breaks, the customer's promise when nobody
         *     comes.
         */
        PlanChangeOut: {
            after: components["schemas"]["PlanSeatOut"] | null;
            before: components["schemas"]["PlanSeatOut"] | null;
            /** Breaks */
            breaks: "promise"[];
            /**
             * Kind
             * @enum {string}
             */
            kind: "assigned" | "moved" | "unassigned";
            /** Number */
            number: string;
            /** Told */
            told: ("technician" | "customer")[];
        };
        /** PlanLeftOutOut */
        PlanLeftOutOut: {
            /** Number */
            number: string;
            /** Reasons */
            reasons: components["schemas"]["GroupedReasonOut"][];
        };
        /**
         * PlannedVisitOut
         * @description A crew's visit as it would be: promised is [from_at, to_at) of `slot`, the crew is there from
         *     `crew_from_at` to `crew_to_at`. `why_not`: what stands against it.
         */
        PlannedVisitOut: {
            /** Crew */
            crew: string;
            /**
             * Crew From At
             * Format: date-time
             */
            crew_from_at: string;
            /** Crew Name */
            crew_name: string;
            /**
             * Crew To At
             * Format: date-time
             */
            crew_to_at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Floors */
            floors: string[];
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Load */
            load: components["schemas"]["LoadOut"][];
            /** Rooms */
            rooms: string[];
            /** Slot */
            slot: string;
            /** Terminals */
            terminals: number;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
            why_not: components["schemas"]["Words"] | null;
            /** Work Min */
            work_min: number;
        };
        /** PlanResultOut */
        PlanResultOut: {
            after: components["schemas"]["FiguresOut"];
            before: components["schemas"]["FiguresOut"];
            /** Changes */
            changes: components["schemas"]["PlanChangeOut"][];
            /** Left Out */
            left_out: components["schemas"]["PlanLeftOutOut"][];
        };
        /** PlanSeatOut */
        PlanSeatOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Name */
            name: string;
            /** Staff No */
            staff_no: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * PlansIn
         * @description `grids` null: the whole unit; `max_moves` null: any number of visits may go to somebody else.
         */
        PlansIn: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Grids */
            grids?: string[] | null;
            /** Max Moves */
            max_moves?: number | null;
            occasion?: components["schemas"]["OccasionIn"] | null;
            /**
             * Seconds
             * @default 10
             */
            seconds: number;
        };
        /**
         * PlanState
         * @description `outdated`: it was applied when nothing of it could be done any more.
         * @enum {string}
         */
        PlanState: "queued" | "running" | "ready" | "failed" | "applied" | "outdated" | "undone";
        /**
         * PlanStepIn
         * @description `by`: the contact who confirms; `results`: when completed; the rest: when the result is reported.
         */
        PlanStepIn: {
            /**
             * By
             * @default
             */
            by: string;
            /**
             * Comment
             * @default
             */
            comment: string;
            /**
             * Comments Asked
             * @default false
             */
            comments_asked: boolean;
            /**
             * Improvement
             * @default
             */
            improvement: string;
            /**
             * Results
             * @default
             */
            results: string;
        };
        /** PortraitSet */
        PortraitSet: {
            /** Portrait */
            portrait: string;
            /** Staff No */
            staff_no: string;
        };
        /** Pressing */
        Pressing: {
            /** Clause */
            clause: string;
            /** Lines */
            lines: components["schemas"]["Words"][];
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
        };
        /**
         * PreviewOut
         * @description `token` stands for exactly what is shown; taking the list in asks for it.
         */
        PreviewOut: {
            /** Absent */
            absent: string[];
            /** Fixes */
            fixes: components["schemas"]["ListFixOut"][];
            /** Ignored Columns */
            ignored_columns: string[];
            /** Refusals */
            refusals: components["schemas"]["ListRefusalOut"][];
            /** Rooms */
            rooms: components["schemas"]["RoomChangeOut"][];
            /** Token */
            token: string;
        };
        /**
         * Problem
         * @description RFC 9457. `mend`: what to do next; `code`: stable; more members say what is particular.
         */
        Problem: {
            code: string;
            mend: string;
            retryable: boolean;
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * ProductIn
         * @description A service ordered; `down_mbps` is the contracted rate of a broadband.
         */
        ProductIn: {
            /** Down Mbps */
            down_mbps?: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "broadband" | "iptv" | "voice";
        };
        /** ProgressOut */
        ProgressOut: {
            /** Elapsed S */
            elapsed_s: number;
            /** Seconds */
            seconds: number;
            /** Served */
            served: number;
            /** Travel Min */
            travel_min: number;
            /** Unserved */
            unserved: number;
        };
        /** Promised */
        Promised: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Slot */
            slot: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** PromisedOut */
        PromisedOut: {
            promised: components["schemas"]["Promised"];
        };
        /**
         * PromiseIn
         * @description `event_id`: made by the sender, so that sending twice promises once. `asked_by`: needed when a window
         *     that was promised is moved.
         */
        PromiseIn: {
            /** Asked By */
            asked_by?: ("customer" | "us") | null;
            /** Event Id */
            event_id?: string | null;
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Slot */
            slot: string;
        };
        /** Proof */
        Proof: {
            /** Clause */
            clause: string;
            /** Slot */
            slot: string;
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
            /** Type */
            type: string;
        };
        /** ProposalOut */
        ProposalOut: {
            applied: components["schemas"]["PlanAppliedOut"] | null;
            /** Applied At */
            applied_at: string | null;
            /** Applied By */
            applied_by: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Finished At */
            finished_at: string | null;
            /** Grids */
            grids: string[] | null;
            /** Id */
            id: number;
            /** Max Moves */
            max_moves: number | null;
            occasion: components["schemas"]["OccasionIn"] | null;
            problem: components["schemas"]["Words"] | null;
            progress: components["schemas"]["ProgressOut"];
            result: components["schemas"]["PlanResultOut"] | null;
            /** Seconds */
            seconds: number;
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["PlanState"];
            /** Stop Asked */
            stop_asked: boolean;
            /** Undone At */
            undone_at: string | null;
            /** Undone By */
            undone_by: string;
        };
        /**
         * ProposeIn
         * @description `revision`: the one looked at; left out, whatever it is now.
         */
        ProposeIn: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Revision */
            revision?: number | null;
        };
        /**
         * PublishIn
         * @description `revision`: the one looked at; left out, whatever it is now.
         */
        PublishIn: {
            /** Revision */
            revision?: number | null;
        };
        /** PurposeIn */
        PurposeIn: {
            /** Purpose */
            purpose: string;
        };
        /** QuarantinedOut */
        QuarantinedOut: {
            /** Event Id */
            event_id: string;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            mend: components["schemas"]["Words"];
            /** Order Number */
            order_number: string;
            /** Payload */
            payload: {
                [key: string]: unknown;
            };
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Sender */
            sender: string;
            title: components["schemas"]["Words"];
        };
        /** RateIn */
        RateIn: {
            /**
             * Comment
             * @default
             */
            comment: string;
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /** Manner */
            manner: number;
            /** Punctuality */
            punctuality: number;
            /** Result */
            result: number;
            /** Skill */
            skill: number;
        };
        /** Reason */
        Reason: {
            /** Clause */
            clause: string;
            /** Control */
            control: string;
            /** Severity */
            severity: string;
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
            why: components["schemas"]["Words"] | null;
        };
        /**
         * ReasonGroupOut
         * @description The same reason of so many `people`; `names`: the first of them.
         */
        ReasonGroupOut: {
            /** Code */
            code: string;
            /** Names */
            names: string[];
            /** People */
            people: number;
            text: components["schemas"]["Words"];
        };
        /**
         * ReceiptOut
         * @description `id` as the phone sent it.
         */
        ReceiptOut: {
            /** Hash */
            hash: string | null;
            /** Id */
            id: string;
            /** Missing Evidence */
            missing_evidence: string[];
            /** Problem */
            problem: {
                [key: string]: unknown;
            } | null;
            /** Seq */
            seq: number | null;
            /** State */
            state: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "accepted" | "repeated" | "refused" | "quarantined";
        };
        /** RecheckIn */
        RecheckIn: {
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
        };
        /** RefuseDataIn */
        RefuseDataIn: {
            /** Reason */
            reason: string;
        };
        /** RefuseIn */
        RefuseIn: {
            /** Why */
            why: string;
        };
        /** ReleaseDataIn */
        ReleaseDataIn: {
            verified_by: components["schemas"]["Verified"];
        };
        /**
         * RemarkKind
         * @enum {string}
         */
        RemarkKind: "opened" | "proposed" | "withdrawn" | "refused" | "published" | "discarded";
        /** RemarkOut */
        RemarkOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["PersonOut"];
            kind: components["schemas"]["RemarkKind"];
            /** Revision */
            revision: number;
            /** Said */
            said: string;
        };
        /** RequestGrid */
        RequestGrid: {
            boundary: components["schemas"]["ShapeOut"];
            /** Code */
            code: string;
            title: components["schemas"]["Words"];
        };
        /**
         * RequestIn
         * @description What somebody fills in on the web. `website` is left blank: no person sees it.
         */
        RequestIn: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Grid
             * @default
             */
            grid: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "install" | "move" | "repair" | "change" | "remove";
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language: "zh" | "en";
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Need
             * @default
             */
            need: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Products
             * @default []
             */
            products: ("broadband" | "iptv" | "voice")[];
            /**
             * Website
             * @default
             */
            website: string;
            /** Wished On */
            wished_on?: string | null;
            /**
             * Wished Part
             * @default day
             * @enum {string}
             */
            wished_part: "day" | "morning" | "afternoon" | "evening";
        };
        /** RequestKind */
        RequestKind: {
            /**
             * Code
             * @enum {string}
             */
            code: "install" | "move" | "repair" | "change" | "remove";
            title: components["schemas"]["Words"];
        };
        /**
         * RequestOptions
         * @description What the public form offers; not `open`: the operator takes none, and only says whom to call.
         */
        RequestOptions: {
            /** Company */
            company: string;
            /** Grids */
            grids: components["schemas"]["RequestGrid"][];
            /** Hotline */
            hotline: string;
            /** Kinds */
            kinds: components["schemas"]["RequestKind"][];
            /** Open */
            open: boolean;
        };
        /**
         * RequestTaken
         * @description `token`: of the customer's own page, /door/{token}, where they choose a window.
         */
        RequestTaken: {
            /** Number */
            number: string;
            /** Repeated */
            repeated: boolean;
            /** Token */
            token: string;
        };
        /** ResultIn */
        ResultIn: {
            /** Result */
            result: string;
        };
        /**
         * ReturnIn
         * @description A terminal that was brought to the desk. `id`: the sender's own, so that the same sent again is noted
         *     once; `label`: its MAC or serial number; `received_by`: who took it.
         */
        ReturnIn: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Reason */
            reason: string;
            /** Received By */
            received_by: string;
        };
        /** Revealed */
        Revealed: {
            /** Access Notes */
            access_notes: string;
            /** Address */
            address: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /** RevealIn */
        RevealIn: {
            /** Purpose */
            purpose: string;
        };
        /**
         * RollOutIn
         * @description `manager`: the login of the account manager who looks after the hotel.
         */
        RollOutIn: {
            /** Address */
            address: string;
            /** Grid */
            grid: string;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            /**
             * Manager
             * @default
             */
            manager: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /**
             * Warranty Months
             * @default 12
             */
            warranty_months: number;
        };
        /**
         * RollOutOut
         * @description `lead`: the number of the lead order; `stage`: clearing, planned, in_work, accepted; `first_visit`: how
         *     HOTEL-1 stands, null while its clock doesn't run.
         */
        RollOutOut: {
            /** Address */
            address: string;
            /** Cleared At */
            cleared_at: string | null;
            /** Code */
            code: string;
            /** Deferred */
            deferred: number;
            /** Done */
            done: number;
            first_visit: components["schemas"]["ClockOut"] | null;
            /** Fitted */
            fitted: number;
            /** Grid */
            grid: string;
            /** Hotel */
            hotel: string;
            /** Id */
            id: number;
            /** In Work */
            in_work: number;
            /** Lead */
            lead: string;
            /** Manager */
            manager: string;
            /** Manager Name */
            manager_name: string;
            next_visit: components["schemas"]["NextVisitOut"] | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Rooms */
            rooms: number;
            /** Stage */
            stage: string;
            /** Warranty Months */
            warranty_months: number;
        };
        /**
         * RoomChangeOut
         * @description `change`: new, changed or same; `added`: the terminals that the list places.
         */
        RoomChangeOut: {
            /** Added */
            added: components["schemas"]["TerminalOut"][];
            /** Building */
            building: string;
            /** Change */
            change: string;
            /** Floor */
            floor: number | null;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Occupancy */
            occupancy: string | null;
        };
        /**
         * RoomDeviceOut
         * @description `source`: the order (or the roll-out's list) that placed it; `removed_by`: what took it out.
         */
        RoomDeviceOut: {
            /** Mac */
            mac: string;
            /** Model */
            model: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Removed At */
            removed_at: string | null;
            /** Removed By */
            removed_by: string;
            /** Sn */
            sn: string;
            /** Source */
            source: string;
        };
        /** RoomEventOut */
        RoomEventOut: {
            actor: components["schemas"]["ActorOut"];
            /** Checks */
            checks: string[];
            /** Corrects */
            corrects: string | null;
            /** Evidence */
            evidence: components["schemas"]["EvidenceRef"][];
            /** Happened */
            happened: boolean;
            /** Hash */
            hash: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Late S */
            late_s: number;
            /** Lines */
            lines: components["schemas"]["Line"][];
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Order */
            order: string;
            /** Previous Hash */
            previous_hash: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Seq */
            seq: number;
            title: components["schemas"]["Words"];
        };
        /** RoomFindingOut */
        RoomFindingOut: {
            /** Clause */
            clause: string;
            /** Order */
            order: string;
            /** Remedied At */
            remedied_at: string | null;
            /** Severity */
            severity: string;
            /** Source */
            source: string;
            title: components["schemas"]["Words"];
            /** Violated At */
            violated_at: string | null;
        };
        /**
         * RoomFlow
         * @description The steps in a room, without a guest in it and with one.
         */
        RoomFlow: {
            /** Occupied */
            occupied: components["schemas"]["FieldStep"][];
            /** Vacant */
            vacant: components["schemas"]["FieldStep"][];
        };
        /** RoomLeftOut */
        RoomLeftOut: {
            reason: components["schemas"]["Words"];
            /** Room */
            room: string;
        };
        /**
         * RoomLimits
         * @description How often one knocks; how long a knock or a guest's consent holds; how long a room takes, and after how
         *     long its guest is asked.
         */
        RoomLimits: {
            /** Ask After S */
            ask_after_s: number;
            /** Knock Holds S */
            knock_holds_s: number;
            /** Knocks */
            knocks: number;
            /** Within S */
            within_s: number;
        };
        /**
         * RoomNoteIn
         * @description What is left out stays. `listed`: the room that the crew found is confirmed.
         */
        RoomNoteIn: {
            /** Listed */
            listed?: true | null;
            /** Note */
            note?: string | null;
            /** Occupancy */
            occupancy?: ("" | "vacant" | "occupied" | "closed") | null;
        };
        /**
         * RoomOut
         * @description `name`: as events call it ("A-801"). `state`: todo, in_work, deferred, done. `order`: to which it is
         *     handed, else the last that told of it, else "". `took_s`: null while it is open. `again`: time, check_out,
         *     hotel. `flags`: answer, ask, asked, conflict, finding, over, refused,
         *     unlisted (found by a crew, not yet confirmed).
         */
        RoomOut: {
            /** Again */
            again: string;
            /** Again At */
            again_at: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Flags */
            flags: string[];
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Occupancy */
            occupancy: string;
            /** Occupied */
            occupied: boolean | null;
            /** Opened At */
            opened_at: string | null;
            /** Order */
            order: string;
            /** Remark */
            remark: string;
            /** State */
            state: string;
            /** Terminals */
            terminals: components["schemas"]["PlacedOut"][];
            /** Took S */
            took_s: number | null;
        };
        /**
         * RoomPageOut
         * @description `accepted`: its work is signed for, so a fault in it may be reported.
         */
        RoomPageOut: {
            /** Accepted */
            accepted: boolean;
            /** Building */
            building: string;
            /** Devices */
            devices: components["schemas"]["RoomDeviceOut"][];
            /** Events */
            events: components["schemas"]["RoomEventOut"][];
            /** Findings */
            findings: components["schemas"]["RoomFindingOut"][];
            /** Floor */
            floor: number | null;
            room: components["schemas"]["RoomOut"];
        };
        /** RowProblemOut */
        RowProblemOut: {
            /** Code */
            code: string;
            /** Field */
            field: string | null;
            field_title: components["schemas"]["Words"];
            /** Line */
            line: number;
            reason: components["schemas"]["Words"];
            /** Value */
            value: string;
        };
        /**
         * RuledOut
         * @description The supervisor's rule that closes a window to every order, or cuts its places.
         */
        RuledOut: {
            /** Closes */
            closes: boolean;
            title: components["schemas"]["Words"];
        };
        /**
         * RunState
         * @enum {string}
         */
        RunState: "waiting" | "running" | "done" | "failed" | "cancelled";
        /** Selection */
        Selection: {
            /** Kinds */
            kinds: string[];
            /** When */
            when: {
                [key: string]: unknown;
            };
        };
        /** ServicePlanIn */
        ServicePlanIn: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Goals */
            goals: string;
            /** Measures */
            measures: string;
            /**
             * To On
             * Format: date
             */
            to_on: string;
        };
        /**
         * ServicePlanOut
         * @description `state`: draft, confirmed, started, completed, reported.
         */
        ServicePlanOut: {
            /** Comment */
            comment: string;
            /** Completed At */
            completed_at: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Confirmed By */
            confirmed_by: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Goals */
            goals: string;
            /** Improvement */
            improvement: string;
            /** Measures */
            measures: string;
            /** Plan */
            plan: string;
            /** Report Due At */
            report_due_at: string | null;
            /** Reported At */
            reported_at: string | null;
            /** Results */
            results: string;
            /** Revision */
            revision: number;
            /** Started At */
            started_at: string | null;
            /** State */
            state: string;
            /**
             * To On
             * Format: date
             */
            to_on: string;
        };
        /** SettlementIn */
        SettlementIn: {
            /** Settlement */
            settlement: string;
        };
        /**
         * ShapeOut
         * @description A GeoJSON polygon, WGS-84, longitude first.
         */
        ShapeOut: {
            /** Coordinates */
            coordinates: number[][][];
            /**
             * Type
             * @constant
             */
            type: "Polygon";
        };
        /**
         * SheetIn
         * @description `next_from_at`: when the rooms that are left over are done; needed if there are any.
         */
        SheetIn: {
            /** Comment */
            comment: string;
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /** Next From At */
            next_from_at?: string | null;
            /**
             * Result
             * @enum {string}
             */
            result: "satisfied" | "dissatisfied";
            signature: components["schemas"]["SignatureIn"];
            /**
             * Typed
             * @default false
             */
            typed: boolean;
        };
        /** SignatureIn */
        SignatureIn: {
            /**
             * Media Type
             * @enum {string}
             */
            media_type: "image/png" | "image/jpeg" | "image/webp";
            /** Sha256 */
            sha256: string;
            /**
             * Slot
             * @constant
             */
            slot: "signature";
        };
        /** SignIn */
        SignIn: {
            /**
             * Comment
             * @default
             */
            comment: string;
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /**
             * Result
             * @enum {string}
             */
            result: "satisfied" | "dissatisfied";
            /** Rework */
            rework?: ("now" | "later") | null;
            signature: components["schemas"]["SignatureIn"];
            /**
             * Typed
             * @default false
             */
            typed: boolean;
        };
        /** SkillOut */
        SkillOut: {
            /** Code */
            code: string;
            /** Level */
            level: number;
            title: components["schemas"]["Words"];
        };
        /** SlotOut */
        SlotOut: {
            /** By Hand */
            by_hand: boolean;
            /** Capacity */
            capacity: number;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Grid */
            grid: string;
            /** Held */
            held: number;
            /** Left */
            left: number;
            /** Open */
            open: boolean;
            /** Overbook */
            overbook: number;
            ruled: components["schemas"]["RuledOut"] | null;
            /** Slot */
            slot: string;
            /** Taken */
            taken: number;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** Span */
        Span: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** StandardOut */
        StandardOut: {
            /**
             * Adopted From
             * Format: date
             */
            adopted_from: string;
            /** Clauses */
            clauses: number;
            draft: components["schemas"]["OpenDraft"] | null;
            /** Parameters */
            parameters: components["schemas"]["ParameterOut"][];
            /** Rows */
            rows: components["schemas"]["ClauseOut"][];
            /** Sha256 */
            sha256: string;
            /** Standard */
            standard: string;
            summary: components["schemas"]["Words"] | null;
            title: components["schemas"]["Words"];
            /** Version */
            version: string;
        };
        /**
         * StandardRow
         * @description `draft`: the unit's open draft, told to those who write standards.
         */
        StandardRow: {
            /**
             * Adopted From
             * Format: date
             */
            adopted_from: string;
            /** Clauses */
            clauses: number;
            draft: components["schemas"]["OpenDraft"] | null;
            /** Sha256 */
            sha256: string;
            /** Standard */
            standard: string;
            title: components["schemas"]["Words"];
            /** Version */
            version: string;
        };
        /**
         * State
         * @enum {string}
         */
        State: "received" | "booked" | "assigned" | "on_the_way" | "on_site" | "rework" | "accepted" | "replied" | "closed" | "suspended" | "cancelled";
        /**
         * Status
         * @enum {string}
         */
        Status: "waiting" | "sent" | "failed";
        /** StepProgress */
        StepProgress: {
            /** Blocked */
            blocked: components["schemas"]["BlockOut"][];
            /** Done At */
            done_at: string | null;
            /** Id */
            id: string;
            /** Stage */
            stage: string;
            stage_title: components["schemas"]["Words"];
            title: components["schemas"]["Words"];
        };
        /** Summary */
        Summary: {
            /** By State */
            by_state: {
                [key: string]: number;
            };
            /** Due Soon */
            due_soon: number;
            /** Findings Today */
            findings_today: number;
            /** Overdue */
            overdue: number;
            /** Quarantine */
            quarantine: number;
            /** Wanting */
            wanting: number;
        };
        /** Suspension */
        Suspension: {
            title: components["schemas"]["Words"];
            /**
             * Value
             * @enum {string}
             */
            value: "user_not_ready" | "no_resources" | "awaiting_expansion" | "third_party" | "force_majeure";
        };
        /**
         * TaskIn
         * @description `id`: the sender's; `owner`: who of the department does it.
         */
        TaskIn: {
            /**
             * About
             * @enum {string}
             */
            about: "problem" | "negotiation" | "product";
            /** Department */
            department: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Owner */
            owner: string;
            /** What */
            what: string;
        };
        /**
         * TechnicianFace
         * @description Who comes to customers' doors; `portrait`: the version of the picture, none without one.
         */
        TechnicianFace: {
            /** Badge No */
            badge_no: string;
            /** Name */
            name: string;
            /** Portrait */
            portrait: string | null;
            /** Staff No */
            staff_no: string;
            /** Star Level */
            star_level: number;
            unit_name: components["schemas"]["Words"];
        };
        /** TechnicianOut */
        TechnicianOut: {
            /** Name */
            name: string;
            /** Staff No */
            staff_no: string;
        };
        /**
         * TechnicianRowOut
         * @description `shift`: the hours on duty; `breaks`: the parts of them that the roster keeps free; `start`: where the
         *     day begins; `grids`: those he looks after. `load_min`: at customers' and on the way.
         */
        TechnicianRowOut: {
            /** Breaks */
            breaks: components["schemas"]["WindowOut"][];
            /** Certificates Lapsing */
            certificates_lapsing: components["schemas"]["LapsingOut"][];
            /** Grids */
            grids: string[];
            /** Load Min */
            load_min: number;
            /** Name */
            name: string;
            /** Shift */
            shift: components["schemas"]["WindowOut"][];
            /** Skills */
            skills: components["schemas"]["SkillOut"][];
            /** Staff No */
            staff_no: string;
            start: components["schemas"]["PlaceOut"];
            /** Unit */
            unit: string;
            /** Visits */
            visits: components["schemas"]["VisitOut"][];
        };
        /** TerminalOut */
        TerminalOut: {
            /** Mac */
            mac: string;
            /** Model */
            model: string;
            /** Sn */
            sn: string;
        };
        /**
         * TilesOut
         * @description `urls`: address templates with {x}, {y}, {z} and maybe {s}, the lowest layer first.
         */
        TilesOut: {
            attribution: components["schemas"]["Words"];
            /**
             * Coordinates
             * @enum {string}
             */
            coordinates: "wgs84" | "gcj02";
            /** Max Zoom */
            max_zoom: number;
            /** Subdomains */
            subdomains: string;
            /** Urls */
            urls: string[];
        };
        /** Timeline */
        Timeline: {
            /** Chain Ok */
            chain_ok: boolean;
            /** Clauses */
            clauses: components["schemas"]["ClauseVerdict"][];
            /** Events */
            events: components["schemas"]["EventOut"][];
            /** Faults */
            faults: components["schemas"]["Fault"][];
            /**
             * Now
             * Format: date-time
             */
            now: string;
        };
        /** UnassignIn */
        UnassignIn: {
            /** Reason */
            reason: string;
        };
        /** UndoIn */
        UndoIn: {
            /**
             * Change Id
             * Format: uuid
             */
            change_id: string;
        };
        /**
         * UndoOut
         * @description `numbers`: the orders that are as they were before the change.
         */
        UndoOut: {
            /** Numbers */
            numbers: string[];
            /** Revision */
            revision: number;
        };
        /** UnitOut */
        UnitOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Verified
         * @description How we make sure that it is the customer who asks: a link alone is no proof.
         * @enum {string}
         */
        Verified: "called_back" | "in_person" | "document";
        /** VisitCancelledOut */
        VisitCancelledOut: {
            /** Number */
            number: string;
            /** State */
            state: string;
        };
        /**
         * VisitOut
         * @description `expected_…`: when it began or will, and was or will be over, after what has happened so far;
         *     `late_risk`: it would begin after the promised window has closed. `due_at`: the nearest running deadline,
         *     of the clause `due_clause`. `by`: hand or plan; `pinned`: no plan moves it.
         */
        VisitOut: {
            /** Address Masked */
            address_masked: string;
            /** By */
            by: string;
            /** Due At */
            due_at: string | null;
            /** Due Clause */
            due_clause: string | null;
            /** Emergency */
            emergency: boolean;
            /**
             * Expected From At
             * Format: date-time
             */
            expected_from_at: string;
            /**
             * Expected To At
             * Format: date-time
             */
            expected_to_at: string;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Grid */
            grid: string;
            /** Kind */
            kind: string;
            /** Lat */
            lat: number;
            /** Late Risk */
            late_risk: boolean;
            /** Lon */
            lon: number;
            /** Number */
            number: string;
            /** Pinned */
            pinned: boolean;
            promised: components["schemas"]["WindowOut"] | null;
            /** State */
            state: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
            /** Travel Before Min */
            travel_before_min: number;
        };
        /**
         * VisitPlanOut
         * @description `token` stands for exactly these visits; making them asks for it.
         */
        VisitPlanOut: {
            /** Idle */
            idle: components["schemas"]["IdleCrewOut"][];
            /** Left */
            left: components["schemas"]["RoomLeftOut"][];
            /** Token */
            token: string;
            /** Visits */
            visits: components["schemas"]["PlannedVisitOut"][];
        };
        /**
         * VisitRowOut
         * @description An order of the roll-out: `crew` is the technician's name, "" while nobody is sent.
         */
        VisitRowOut: {
            /** Crew */
            crew: string;
            /** From At */
            from_at: string | null;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Staff No */
            staff_no: string;
            /** State */
            state: string;
            /** To At */
            to_at: string | null;
        };
        /**
         * VisitsIn
         * @description How visits are to be planned. `crews`: staff numbers, each goes once a day; `coordinator`: the id of
         *     the contact who opens doors; `from_time`, `to_time`: when the hotel lets crews in (null: as on duty);
         *     `check_out`: before it nobody enters an occupied room; `rooms`: only these, null: all that wait.
         */
        VisitsIn: {
            /**
             * Check Out
             * Format: time
             * @default 12:00:00
             */
            check_out: string;
            /** Coordinator */
            coordinator: string;
            /** Crews */
            crews: string[];
            /**
             * Days
             * @default 1
             */
            days: number;
            /**
             * Desk Min
             * @default 20
             */
            desk_min: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** From Time */
            from_time?: string | null;
            /**
             * Minutes Per Room
             * @default 8
             */
            minutes_per_room: number;
            /** Rooms */
            rooms?: string[] | null;
            /** Steps */
            steps: string[];
            /** To Time */
            to_time?: string | null;
        };
        /**
         * WaitingOut
         * @description A booked order with nobody; why, is asked of /board/waiting.
         */
        WaitingOut: {
            /** Address Masked */
            address_masked: string;
            /** Due At */
            due_at: string | null;
            /** Due Clause */
            due_clause: string | null;
            /** Emergency */
            emergency: boolean;
            /** Grid */
            grid: string;
            /** Kind */
            kind: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Number */
            number: string;
            promised: components["schemas"]["WindowOut"];
        };
        /**
         * WaitingReasonsOut
         * @description Why an order has nobody, the commonest reason first. `possible`: who could take it now.
         */
        WaitingReasonsOut: {
            /** Number */
            number: string;
            /** Possible */
            possible: number;
            /** Reasons */
            reasons: components["schemas"]["ReasonGroupOut"][];
        };
        /**
         * Way
         * @description To a stop from the one before: minutes, and metres by road as far as they are known.
         */
        Way: {
            /** M */
            m: number;
            /** Min */
            min: number;
        };
        /**
         * WhereaboutsIn
         * @description `order`: the one that the technician is on the way to; `at`: when the phone was there.
         */
        WhereaboutsIn: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            location: components["schemas"]["Location"];
            /** Order */
            order: string;
        };
        /** WindowChangeOut */
        WindowChangeOut: {
            /** By Hand */
            by_hand: boolean;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Grid */
            grid: string;
            /** Open After */
            open_after: boolean;
            /** Open Before */
            open_before: boolean;
            /** Places After */
            places_after: number;
            /** Places Before */
            places_before: number;
            /** Slot */
            slot: string;
            /** Taken */
            taken: number;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** WindowHeldOut */
        WindowHeldOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Held Until
             * Format: date-time
             */
            held_until: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Slot */
            slot: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /** WindowIn */
        WindowIn: {
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /** Slot */
            slot: string;
        };
        /** WindowOut */
        WindowOut: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * WindowReleasedOut
         * @description `released`: whether there was a place to give back.
         */
        WindowReleasedOut: {
            /** Released */
            released: boolean;
        };
        /**
         * WindowRuleIn
         * @description Codes of a unit or of a grid; days [from_on, to_on); empty lists: all.
         */
        WindowRuleIn: {
            /**
             * Effect
             * @enum {string}
             */
            effect: "close" | "places" | "percent" | "overbook" | "cutoff";
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** From Time */
            from_time?: string | null;
            /**
             * Grid
             * @default
             */
            grid: string;
            /**
             * Kinds
             * @default []
             */
            kinds: string[];
            /**
             * Skill
             * @default
             */
            skill: string;
            /**
             * Title En
             * @default
             */
            title_en: string;
            /** Title Zh */
            title_zh: string;
            /** To On */
            to_on?: string | null;
            /** To Time */
            to_time?: string | null;
            /**
             * Unit
             * @default
             */
            unit: string;
            /**
             * Value
             * @default 0
             */
            value: number;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
        };
        /**
         * WindowRuleOut
         * @description `made_by`, `ended_by`: names.
         */
        WindowRuleOut: {
            /** Effect */
            effect: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** From Time */
            from_time: string | null;
            /** Grid */
            grid: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kinds */
            kinds: string[];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Skill */
            skill: string;
            /** Title En */
            title_en: string;
            /** Title Zh */
            title_zh: string;
            /** To On */
            to_on: string | null;
            /** To Time */
            to_time: string | null;
            /** Unit */
            unit: string | null;
            /** Value */
            value: number;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * WishIn
         * @description When the customer would like us to come: [from_at, to_at).
         */
        WishIn: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * To At
             * Format: date-time
             */
            to_at: string;
        };
        /**
         * WithdrawVisitIn
         * @description `cause` as for cancelling an order; `note`: needed with other, and when our side withdraws.
         */
        WithdrawVisitIn: {
            /**
             * Asked By
             * @enum {string}
             */
            asked_by: "customer" | "us";
            /**
             * Cause
             * @enum {string}
             */
            cause: "not_needed" | "moved_away" | "other_provider" | "price" | "waited_too_long" | "duplicate" | "no_resources" | "out_of_area" | "other";
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * Words
         * @description A line in both languages; neither may be empty.
         */
        Words: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    doorstep_web_orders_access_records: {
        parameters: {
            query?: {
                order?: string;
                page?: number;
                page_size?: number;
                since?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_account_managers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagerOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_board: {
        parameters: {
            query: {
                day: string;
                grid?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_changes: {
        parameters: {
            query: {
                day: string;
                grid?: string | null;
                since: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardChangesOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveCheckIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveCheckOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_moves: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovesOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_pins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinsOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_undo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_board_waiting: {
        parameters: {
            query: {
                day: string;
                grid?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingReasonsOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_capacity: {
        parameters: {
            query: {
                day: string;
                grid?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_set_capacity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CapacityIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_look_up_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownCustomer"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_data_requests_list_requests: {
        parameters: {
            query?: {
                state?: "" | "open" | "answered" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRequestOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_data_requests_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseDataIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRequestOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_data_requests_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseDataIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRequestOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_view: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_acceptance: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_agree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_complain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplainIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_data_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataRequestIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_data_fetch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: "json" | "html" | "zip";
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/zip": string;
                    "text/html": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_desk_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_evidence_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_put_evidence: {
        parameters: {
            query?: never;
            header?: {
                /** @example bytes 0-262143/1048576 */
                "Content-Range"?: string;
            };
            path: {
                sha256: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_hold_window: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_release_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_portrait: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_data_seen: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorSeen"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_desk_sign_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_door_choose_window: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_requests_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestOptions"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_requests_ask_for_a_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTaken"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_quality_doubt_api_doubt_list: {
        parameters: {
            query?: {
                code?: string;
                page?: number;
                page_size?: number;
                state?: "open" | "confirmed" | "dismissed" | "rechecked" | "";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoubtPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_quality_doubt_api_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                doubt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_quality_doubt_api_recheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                doubt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecheckIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_event_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventKindOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_api_day: {
        parameters: {
            query?: {
                day?: string | null;
                held?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayBundle"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_api_evidence_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_api_put_evidence: {
        parameters: {
            query?: never;
            header?: {
                /** @example bytes 0-262143/1048576 */
                "Content-Range"?: string;
            };
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_phone_api_wiped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_api_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_whereabouts_api_whereabouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhereaboutsIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_quality_api_findings: {
        parameters: {
            query?: {
                clause?: string;
                page?: number;
                page_size?: number;
                standard?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_ground_ground: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroundOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_session_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_notify_api_notices: {
        parameters: {
            query?: {
                order?: string;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_orders: {
        parameters: {
            query?: {
                day?: string | null;
                due?: "" | "overdue" | "soon";
                emergency?: boolean | null;
                grid?: string;
                kind?: "" | "install" | "move" | "repair" | "change" | "remove";
                page?: number;
                page_size?: number;
                q?: string;
                same_day?: boolean | null;
                state?: components["schemas"]["State"] | "";
                wants?: ("" | "any") | ("rebook" | "correct_address" | "suspend" | "cancel_asked" | "other_technician");
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_take_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTaken"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_api_acceptance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_put_address_right: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_orders_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelVisitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitCancelledOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_orders_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_record_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEventIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_visits_api_get_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                    "text/csv": string;
                    "text/plain": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldWindowIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowHeldOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_release: {
        parameters: {
            query?: {
                hold_id?: string | null;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowReleasedOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_orders_unassign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnassignIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_promise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromisedOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_api_windows: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffersOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_import_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Dry Run
                     * @default false
                     */
                    dry_run?: boolean;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /**
                     * Strict
                     * @default false
                     */
                    strict?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_import_columns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColumnOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_orders_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_phone_api_phones: {
        parameters: {
            query?: {
                wanted?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhonesOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_phone_api_cut_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_phone_api_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                phone: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_plans_plans: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanBriefOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_plans_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlansIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanAskedOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_plans_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_plans_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_plans_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_dispatch_api_plans_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_quarantine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_orders_api_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_api_rollouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollOutOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_api_open_rollout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollOutIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollOutOut"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollOutOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_api_matrix: {
        parameters: {
            query?: {
                after?: number | null;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatrixOut"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_show_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_keep_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_reveal_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurposeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_note_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_clear_rollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClearedOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_contact_log: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_crews: {
        parameters: {
            query?: {
                on?: string | null;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_report_promise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                promise: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_report_api_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_report_api_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_guest_requests_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestRequestOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_pass_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestRequestOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_api_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /** Token */
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_report_api_rooms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_hotel_rooms_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                room: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomPageOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_hotel_rooms_note_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                room: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomNoteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomPageOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_report_fault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                room: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_hotel_rooms_return_terminal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                room: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomPageOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_api_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_show_plans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePlanOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_write_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServicePlanIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePlanOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_step_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                step: "confirm" | "start" | "complete" | "report";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanStepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePlanOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_rollout_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_open_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_close_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_show_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotelVisitOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_make_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeVisitsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotelVisitOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_move_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveVisitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_withdraw_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawVisitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotelVisitOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_visit_api_preview_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitPlanOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_session_log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_session_log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_standards_standards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardRow"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_standards_standard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                standard: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_editions_editions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                standard: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionRow"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_standards_set_figures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                standard: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FiguresIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_insight_api_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestRunOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_insight_api_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_insight_api_orders: {
        parameters: {
            query?: {
                clause?: string;
                from?: ("not_applicable" | "pending" | "satisfied" | "violated" | "absent") | null;
                page?: number;
                page_size?: number;
                technician?: string;
                to?: ("not_applicable" | "pending" | "satisfied" | "violated" | "absent") | null;
                unit?: string;
            };
            header?: never;
            path: {
                run: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestOrderPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftRow"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_open_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_insight_api_runs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestRunOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_insight_api_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BacktestIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestRunOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PublishIn"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_drafts_check_text: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_web_editions_edition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionContent"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_projects_account_api_my_tasks: {
        parameters: {
            query?: {
                done?: boolean;
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_portrait_api_portrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_portrait_api_put_portrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortraitSet"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_portrait_api_delete_portrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_people_portrait_api_faces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TechnicianFace"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_rules_api_window_rules: {
        parameters: {
            query?: {
                ended?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowRuleOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_rules_api_add_window_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWindowRuleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowRuleOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_rules_api_end_window_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowRuleOut"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doorstep_booking_rules_api_preview_window_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowRuleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowChangeOut"][];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
